package io.dotmac.sub.billing.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.NewInvoice;
import io.dotmac.sub.billing.invoice.NewLine;
import io.dotmac.sub.billing.report.MoneyVerifier;
import io.dotmac.sub.core.access.LockEffect;
import io.dotmac.sub.core.access.LockReason;
import io.dotmac.sub.core.access.ServiceLock;
import io.dotmac.sub.core.access.ServiceLocks;
import io.dotmac.sub.core.catalog.policy.DunningAction;
import io.dotmac.sub.core.listing.ListQuery;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscription.SubscriptionId;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DunningDbTest {
  private final Isp isp = Isp.open();
  private final SubscriberId ada = isp.subscriber("Ada");
  private SubscriptionId service;

  @BeforeEach
  void aServiceWhoseFirstBillIsDueOnTheFifteenthOfJanuary() {
    isp.standardPolicies();
    service = isp.service(ada, isp.plan("Fiber 50", "15000"), "2026-01-01");
    isp.bill("2026-01-01");
  }

  @AfterEach
  void theBooksAreRight() {
    assertThat(isp.<List<MoneyVerifier.Violation>>tx(MoneyVerifier::verify)).isEmpty();
  }

  @Test
  void everyStepIsTakenOnceAndInOrderAlsoAfterADowntime() {
    run("2026-01-16");
    assertThat(log()).isEmpty();
    assertThat(cases()).extracting(DunningCase::status).containsExactly(DunningCaseStatus.OPEN);

    run("2026-03-01");
    run("2026-03-01");
    run("2026-03-02");
    run("2026-03-03");
    run("2026-03-04");
    run("2026-03-05");

    assertThat(log())
        .extracting(DunningActionLog::action)
        .containsExactly(
            DunningAction.NOTIFY,
            DunningAction.THROTTLE,
            DunningAction.SUSPEND,
            DunningAction.REJECT);
    assertThat(isp.events("dunning.%"))
        .containsExactly(
            "dunning.started",
            "dunning.action_executed",
            "dunning.action_executed",
            "dunning.action_executed",
            "dunning.action_executed");
    assertThat(locks()).extracting(ServiceLock::effect).containsExactly(LockEffect.REJECT);
  }

  @Test
  void payingEverythingOverdueResolvesTheCaseAndLiftsOnlyTheOverdueLock() {
    run("2026-01-22");
    run("2026-01-29");
    isp.tx(tx -> new ServiceLocks()
        .lock(tx, service, LockReason.ADMIN, LockEffect.SUSPEND, "staff", "abuse"));

    isp.today("2026-01-30").pay(ada, "14999.99");
    assertThat(locks()).hasSize(2);
    isp.pay(ada, "0.01");

    assertThat(locks()).extracting(ServiceLock::reason).containsExactly(LockReason.ADMIN);
    assertThat(cases()).extracting(DunningCase::status).containsExactly(DunningCaseStatus.RESOLVED);
    assertThat(isp.events("dunning.resolved")).hasSize(1);
  }

  @Test
  void aPausedCaseNeverActs() {
    run("2026-01-22");
    DunningCaseId id = cases().get(0).id();
    isp.tx(tx -> isp.engine().dunning().pause(tx, id, "promised to pay"));

    run("2026-03-01");

    assertThat(log()).extracting(DunningActionLog::action).containsExactly(DunningAction.NOTIFY);
    assertThat(locks()).isEmpty();
    assertThat(isp.events("dunning.paused")).hasSize(1);
    isp.tx(tx -> isp.engine().dunning().resume(tx, id));
    run("2026-03-02");
    assertThat(log()).hasSize(2);
  }

  @Test
  void draftVoidAndPaidInvoicesNeverOpenACase() {
    SubscriberId eve = isp.subscriber("Eve");
    NewInvoice draft =
        new NewInvoice(Isp.account(eve), null, List.of(NewLine.of("Cable", isp.money("10"))));
    isp.tx(tx -> isp.engine().invoices().draft(tx, draft));
    Invoice wrong = isp.today("2026-01-01").invoice(eve, "20");
    isp.tx(tx -> isp.engine().invoices().voidInvoice(tx, wrong.id(), "wrong", false));
    isp.invoice(eve, "30");
    isp.pay(eve, "30");

    run("2026-06-01");

    assertThat(cases()).noneMatch(each -> each.account().equals(Isp.account(eve)));
  }

  @Test
  void aPreviewNamesWhatTheRunThenDoes() {
    List<DunningPreview> preview =
        isp.engine().dunningRuns().preview(isp.caller(), LocalDate.of(2026, 1, 22), 100);

    assertThat(cases()).isEmpty();
    run("2026-01-22");
    assertThat(preview).hasSize(1);
    assertThat(preview.get(0).action()).isEqualTo(log().get(0).action());
    assertThat(preview.get(0).subscriptions()).containsExactly(service.value());
  }

  private void run(String date) {
    isp.today(date).engine().dunningRuns().run(isp.caller(), LocalDate.parse(date));
  }

  private List<DunningCase> cases() {
    return isp.tx(tx -> Dunning.CASES.fetch(tx, ListQuery.first()).items());
  }

  private List<DunningActionLog> log() {
    return isp.tx(tx -> Dunning.CASES.fetch(tx, ListQuery.first()).items().stream()
        .flatMap(each -> isp.engine().dunning().log(tx, each.id()).stream())
        .toList());
  }

  private List<ServiceLock> locks() {
    return isp.tx(tx -> new ServiceLocks().open(tx, service.value()));
  }
}
