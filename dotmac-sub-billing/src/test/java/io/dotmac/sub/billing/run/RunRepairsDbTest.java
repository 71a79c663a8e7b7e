package io.dotmac.sub.billing.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.report.MoneyVerifier;
import io.dotmac.sub.billing.run.diff.RunChange;
import io.dotmac.sub.billing.run.diff.RunDiff;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.catalog.policy.DunningRung;
import io.dotmac.sub.core.catalog.policy.PolicySets;
import io.dotmac.sub.core.catalog.policy.PolicyTerms;
import io.dotmac.sub.core.catalog.policy.RefundPolicy;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.subscription.Subscriptions;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunRepairsDbTest {
  private final Isp isp = Isp.open();
  private final OfferId plan = isp.plan("Fiber 50", "15000");

  @Test
  void anAccountThatTheDatabaseRefusesIsLeftOutAndAllOthersAreBilled() throws Exception {
    for (int i = 0; i < 5; i++) {
      isp.service(isp.subscriber("Ada" + i), plan, "2026-01-10");
    }
    SubscriberId bad = isp.subscriber("Bad");
    isp.service(bad, plan, "2026-01-10");
    refuseInvoicesOf(bad);

    BillingRun run = isp.bill("2026-01-10");
    superuser("drop trigger refuse_one on invoice");
    BillingRun again = isp.engine().runs().retry(isp.caller(), run.id(), 1);

    assertThat(run.status()).isEqualTo(BillingRunStatus.SUCCESS);
    assertThat(run.invoicesCreated()).isEqualTo(5);
    assertThat(run.skipped()).isEqualTo(1);
    assertThat(again.invoicesCreated()).isEqualTo(6);
    assertThat(again.skipped()).isZero();
    assertThat(isp.invoices(bad)).hasSize(1);
    assertThat(isp.count("select max(substr(invoice_number, 5)::int) from invoice"))
        .isEqualTo(6);
    assertThat(isp.engine().runs().retry(isp.caller(), run.id(), 1).invoicesCreated())
        .isEqualTo(6);
  }

  @Test
  void aRunIsTakenBackOnceAndTheNextOneBillsTheSameDaysAgain() {
    SubscriberId ada = isp.subscriber("Ada");
    isp.service(ada, plan, "2026-01-10");
    isp.service(isp.subscriber("Obi"), plan, "2026-01-10");
    BillingRun run = isp.bill("2026-01-10");
    isp.pay(ada, "15000");

    BillingRun taken = isp.engine().runs().voidRun(isp.caller(), run.id(), "wrong prices");
    BillingRun twice = isp.engine().runs().voidRun(isp.caller(), run.id(), "wrong prices");

    assertThat(taken.voidedAt()).isPresent();
    assertThat(twice.voidedAt()).isEqualTo(taken.voidedAt());
    assertThat(isp.balance(ada)).isEqualTo(isp.money("-15000"));
    assertThatThrownBy(() -> isp.engine().runs().retry(isp.caller(), run.id(), 1))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("voided");
    BillingRun next = isp.bill("2026-01-10");
    assertThat(next.invoicesCreated()).isEqualTo(2);
    assertThat(isp.balance(ada)).isEqualTo(isp.money("0"));
    assertThat(isp.<List<MoneyVerifier.Violation>>tx(MoneyVerifier::verify)).isEmpty();
  }

  @Test
  void aRunThatIsTakenBackTakesItsCreditNotesAlongAndTheNextOneGivesTheSameBack() {
    refundByDay();
    SubscriberId ada = isp.subscriber("Ada");
    SubscriptionId leaves = isp.service(ada, plan, "2026-01-10");
    isp.bill("2026-01-10");
    isp.tx(tx -> new Subscriptions().cancel(tx, leaves, "moved", LocalDate.of(2026, 1, 20)));
    BillingRun giving = isp.bill("2026-01-20");
    List<String> charged = isp.charges(ada);
    Money owed = isp.balance(ada);

    BillingRun taken = isp.engine().runs().voidRun(isp.caller(), giving.id(), "wrong day");

    assertThat(giving.creditNotesCreated()).isEqualTo(1);
    assertThat(taken.voidedAt()).isPresent();
    assertThat(isp.balance(ada)).isEqualTo(isp.money("15000"));
    assertThat(isp.count("select count(*) from credit_note where status = 'void'"))
        .isEqualTo(1);
    assertThat(isp.invoices(ada).get(0).balanceDue()).isEqualTo(isp.money("15000"));
    assertThat(isp.<List<MoneyVerifier.Violation>>tx(MoneyVerifier::verify)).isEmpty();
    assertThat(isp.bill("2026-01-20").creditNotesCreated()).isEqualTo(1);
    assertThat(isp.balance(ada)).isEqualTo(owed);
    assertThat(isp.charges(ada)).isEqualTo(charged);
    assertThat(isp.<List<MoneyVerifier.Violation>>tx(MoneyVerifier::verify)).isEmpty();
  }

  @Test
  void aCreditNoteUnderALaterOneStaysAndTheProblemNamesBoth() {
    refundByDay();
    SubscriberId ada = isp.subscriber("Ada");
    SubscriptionId leaves = isp.service(ada, plan, "2026-01-10");
    isp.bill("2026-01-10");
    isp.tx(tx -> new Subscriptions().cancel(tx, leaves, "moved", LocalDate.of(2026, 1, 25)));
    BillingRun first = isp.bill("2026-01-25");
    isp.tx(tx -> {
      tx.session()
          .createMutationQuery("update Subscription e set e.endOn = :end, e.nextBillOn = :end")
          .setParameter("end", LocalDate.of(2026, 1, 15))
          .executeUpdate();
      return 0;
    });
    BillingRun second = isp.bill("2026-01-26");
    Money before = isp.balance(ada);

    assertThat(first.creditNotesCreated()).isEqualTo(1);
    assertThat(second.creditNotesCreated()).isEqualTo(1);
    assertThatThrownBy(() -> isp.engine().runs().voidRun(isp.caller(), first.id(), "wrong day"))
        .isInstanceOf(ProblemException.class)
        .hasMessageMatching(".*credit note CR-0*1 stays.*matter of CR-0*2, .*");
    assertThat(isp.balance(ada)).isEqualTo(before);
    isp.engine().runs().voidRun(isp.caller(), second.id(), "wrong day");
    assertThat(
            isp.engine().runs().voidRun(isp.caller(), first.id(), "wrong day").voidedAt())
        .isPresent();
    assertThat(isp.balance(ada)).isEqualTo(isp.money("15000"));
    assertThat(isp.<List<MoneyVerifier.Violation>>tx(MoneyVerifier::verify)).isEmpty();
  }

  @Test
  void aRunAndItsPreviewSayWhatDiffersFromTheMonthBefore() {
    SubscriberId same = isp.subscriber("Same");
    isp.service(same, plan, "2026-01-10");
    SubscriberId gone = isp.subscriber("Gone");
    SubscriptionId ended = isp.service(gone, plan, "2026-01-10");
    SubscriberId more = isp.subscriber("More");
    isp.service(more, plan, "2026-01-10");
    isp.bill("2026-01-10");
    isp.tx(tx -> new Subscriptions().cancel(tx, ended, "moved", LocalDate.of(2026, 2, 10)));
    isp.service(more, plan, "2026-02-10");
    SubscriberId fresh = isp.subscriber("Fresh");
    isp.service(fresh, plan, "2026-02-10");

    LocalDate date = LocalDate.of(2026, 2, 10);
    RunDiff before = isp.engine().runs().preview(isp.caller(), date).diff();
    BillingRun run = isp.bill("2026-02-10");
    RunDiff after = isp.tx(tx -> isp.engine().runs().diff(tx, run.id(), 20));

    assertThat(before).isEqualTo(after);
    assertThat(after.unchanged()).isEqualTo(1);
    assertThat(after.items())
        .extracting(RunDiff.Item::account, RunDiff.Item::change)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(gone.value(), RunChange.MISSING),
            org.assertj.core.groups.Tuple.tuple(more.value(), RunChange.CHANGED),
            org.assertj.core.groups.Tuple.tuple(fresh.value(), RunChange.NEW));
  }

  private void refundByDay() {
    isp.tx(tx -> {
      PolicySets sets = new PolicySets();
      PolicyTerms terms = PolicyTerms.refunding("Fair", RefundPolicy.PRORATED, null);
      return sets.makeDefault(tx, sets.create(tx, terms, DunningRung.STANDARD).id());
    });
  }

  private void refuseInvoicesOf(SubscriberId account) throws Exception {
    superuser(
        "create or replace function refuse_one() returns trigger language plpgsql as"
            + " $$ begin raise exception 'refused' using errcode = 'check_violation'; end $$",
        "create trigger refuse_one before insert on invoice for each row when (new.account_id = '"
            + account.value() + "') execute function refuse_one()");
  }

  private void superuser(String... statements) throws Exception {
    try (Connection connection = isp.test().superuser().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
