package io.dotmac.sub.billing.dunning.shield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.dunning.Dunning;
import io.dotmac.sub.billing.dunning.DunningCase;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.core.listing.ListQuery;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.subscriber.SubscriberId;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShieldsDbTest {
  private final Isp isp = Isp.open();
  private final SubscriberId ada = isp.subscriber("Ada");

  @BeforeEach
  void aServiceWhoseFirstBillIsDueOnTheFifteenthOfJanuary() {
    isp.standardPolicies();
    isp.service(ada, isp.plan("Fiber 50", "15000"), "2026-01-01");
    isp.bill("2026-01-01");
  }

  @Test
  void aPromiseHoldsDunningOffAndABrokenOneLetsItGoOn() {
    run("2026-01-22");
    promise("2026-02-10");
    run("2026-02-01");
    run("2026-02-10");
    assertThat(steps()).isEqualTo(1);
    assertThat(isp.events("dunning.paused")).hasSize(1);

    run("2026-02-11");

    assertThat(steps()).isEqualTo(2);
    assertThat(shields()).extracting(DunningShield::status).containsExactly(ShieldStatus.BROKEN);
    assertThat(isp.events("dunning.promise_broken")).hasSize(1);
  }

  @Test
  void aPromiseThatWasKeptIsNotBroken() {
    run("2026-01-22");
    isp.tx(tx -> Shields.promise(
        tx, Isp.account(ada), isp.money("5000"), LocalDate.of(2026, 2, 10), "on the phone"));
    isp.today("2026-02-05").pay(ada, "5000");

    run("2026-02-11");

    assertThat(shields()).extracting(DunningShield::status).containsExactly(ShieldStatus.KEPT);
    assertThat(isp.events("dunning.promise_broken")).isEmpty();
    assertThat(steps()).isEqualTo(2);
  }

  @Test
  void aDisputedInvoiceIsNotDunnedUntilTheDisputeEnds() {
    Invoice contested = isp.invoices(ada).get(0);
    isp.today("2026-01-16");
    DunningShield dispute =
        isp.tx(tx -> Shields.dispute(tx, contested.id(), "never had that speed"));
    run("2026-03-01");
    assertThat(steps()).isZero();

    isp.tx(tx -> Shields.end(tx, dispute.id()));
    run("2026-03-02");

    assertThat(steps()).isEqualTo(1);
    assertThatThrownBy(() -> isp.tx(tx -> Shields.end(tx, dispute.id())))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("only active ones");
  }

  @Test
  void aPauseWithAnEndEndsByItself() {
    run("2026-01-22");
    DunningCase open =
        isp.tx(tx -> Dunning.CASES.fetch(tx, ListQuery.first()).items().get(0));
    isp.tx(tx ->
        isp.engine().dunning().pause(tx, open.id(), "in hospital", LocalDate.of(2026, 2, 20)));

    run("2026-02-20");
    assertThat(steps()).isEqualTo(1);
    run("2026-02-21");

    assertThat(steps()).isEqualTo(2);
  }

  @Test
  void promisesThatMakeNoSenseAreRefusedAndChangeNothing() {
    isp.today("2026-01-22");
    assertThatThrownBy(() -> promise("2026-01-21")).isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> promise("2026-04-23")).isInstanceOf(ProblemException.class);
    promise("2026-04-22");
    assertThatThrownBy(() -> promise("2026-02-01"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("promised already");
    assertThatThrownBy(() -> isp.tx(tx ->
            Shields.promise(tx, Isp.account(ada), isp.money("0"), LocalDate.of(2026, 2, 1), null)))
        .isInstanceOf(ProblemException.class);
    Invoice paid = isp.invoices(ada).get(0);
    isp.pay(ada, "15000");
    assertThatThrownBy(() -> isp.tx(tx -> Shields.dispute(tx, paid.id(), null)))
        .isInstanceOf(ProblemException.class);

    assertThat(shields()).hasSize(1);
  }

  private DunningShield promise(String by) {
    return isp.tx(tx -> Shields.promise(
        tx, Isp.account(ada), isp.money("15000"), LocalDate.parse(by), "on the phone"));
  }

  private void run(String date) {
    isp.today(date).engine().dunningRuns().run(isp.caller(), LocalDate.parse(date));
  }

  private long steps() {
    return isp.count("select count(*) from dunning_action_log");
  }

  private List<DunningShield> shields() {
    return isp.tx(tx -> Shields.LISTING.fetch(tx, ListQuery.first()).items());
  }
}
