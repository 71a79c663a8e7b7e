package io.dotmac.sub.billing.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.bulk.BulkRead;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.InvoiceStatus;
import io.dotmac.sub.billing.payment.Payment;
import io.dotmac.sub.billing.report.MoneyVerifier;
import io.dotmac.sub.core.catalog.BillingMode;
import io.dotmac.sub.core.catalog.offer.OfferDraft;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.catalog.policy.PolicySetId;
import io.dotmac.sub.core.catalog.policy.PolicySets;
import io.dotmac.sub.core.catalog.policy.PolicyTerms;
import io.dotmac.sub.core.catalog.policy.PrepaidAction;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.subscription.Subscriptions;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Prepaid periods: what opens, what the books say about it, and what a preview says before. */
class PrepaidPeriodsDbTest {
  private static final String LEGS = """
      select t.kind || ' ' || e.entry_type || ' ' || a.purpose || ' ' || e.amount_minor
      from ledger_transaction t
      join ledger_entry e on e.tenant_id = t.tenant_id and e.transaction_id = t.id
      join ledger_account a on a.tenant_id = e.tenant_id and a.id = e.ledger_account_id
      where t.tenant_id = ? and t.invoice_id is not null
      order by t.seq, e.entry_type desc, a.purpose
      """;

  private final Isp isp = Isp.open().today("2026-01-01");
  private final SubscriberId ada = isp.subscriber("Ada");
  private final PolicySetId rules = isp.tx(tx -> new PolicySets()
      .create(
          tx,
          PolicyTerms.refunding("Prepaid", null, null).prepaid(PrepaidAction.SUSPEND),
          List.of())
      .id());

  @Test
  void thePriceIsTakenFromCreditByOneLedgerTransaction() {
    isp.service(ada, plan("3100"), "2026-01-01");
    isp.pay(ada, "2000");
    isp.pay(ada, "2000");

    isp.bill("2026-01-01");

    assertThat(legs())
        .containsExactly(
            "prepaid_consumption debit customer_credit 310000",
            "prepaid_consumption credit revenue 310000");
    assertThat(invoice().status()).isEqualTo(InvoiceStatus.PAID);
    assertThat(isp.balance(ada)).isEqualTo(isp.money("-900"));
    assertThat(isp.tx(MoneyVerifier::verify)).isEmpty();
  }

  @Test
  void aTopUpOpensThePeriodByOneLedgerTransactionToo() {
    isp.service(ada, plan("3100"), "2026-01-01");
    isp.bill("2026-01-01");

    isp.pay(ada, "3100");

    assertThat(legs())
        .containsExactly(
            "prepaid_consumption debit customer_credit 310000",
            "prepaid_consumption credit revenue 310000");
    assertThat(isp.tx(MoneyVerifier::verify)).isEmpty();
  }

  @Test
  void whatIsNotPrepaidOnTheSameInvoiceIsOwed() {
    isp.service(ada, plan("3100"), "2026-01-01");
    isp.service(
        ada, isp.plan(OfferDraft.named("Voice").mode(BillingMode.POSTPAID), "1000"), "2026-01-01");
    isp.pay(ada, "3500");

    isp.bill("2026-01-01");

    assertThat(legs())
        .containsExactly(
            "prepaid_consumption debit customer_credit 350000",
            "prepaid_consumption debit receivable 60000",
            "prepaid_consumption credit revenue 410000");
    assertThat(invoice().balanceDue()).isEqualTo(isp.money("600"));
    assertThat(isp.tx(MoneyVerifier::verify)).isEmpty();
  }

  @Test
  void aRunForAnEarlierDayBooksTheDebtOnItsDayAndTheCreditToday() {
    isp.service(ada, plan("3100"), "2026-01-01");
    isp.pay(ada, "3100");
    isp.today("2026-01-03");

    isp.bill("2026-01-01");

    assertThat(legs())
        .containsExactly(
            "receivable_issue debit receivable 310000",
            "receivable_issue credit revenue 310000",
            "customer_credit_application debit customer_credit 310000",
            "customer_credit_application credit receivable 310000");
    assertThat(isp.tx(MoneyVerifier::verify)).isEmpty();
  }

  @Test
  void aVoidedPeriodIsCreditAgainWhateverWasRefundedBefore() {
    isp.service(ada, plan("3100"), "2026-01-01");
    Payment payment = isp.pay(ada, "3100");
    BillingRun run = isp.bill("2026-01-01");
    isp.tx(
        tx -> isp.engine().payments().refund(tx, payment.id(), isp.money("1000"), null, "sorry"));
    assertThat(invoice().balanceDue()).isEqualTo(isp.money("1000"));

    isp.engine().runs().voidRun(isp.caller(), run.id(), "wrong price");

    assertThat(invoice().status()).isEqualTo(InvoiceStatus.VOID);
    assertThat(isp.balance(ada)).isEqualTo(isp.money("-2100"));
    assertThat(isp.tx(MoneyVerifier::verify)).isEmpty();
  }

  @Test
  void aPaidPeriodOfARunThatIsVoidedIsCreditAgain() {
    isp.service(ada, plan("3100"), "2026-01-01");
    isp.service(
        ada, isp.plan(OfferDraft.named("Voice").mode(BillingMode.POSTPAID), "1000"), "2026-01-01");
    isp.pay(ada, "9000");
    BillingRun run = isp.bill("2026-01-01");
    assertThat(isp.balance(ada)).isEqualTo(isp.money("-4900"));

    isp.engine().runs().voidRun(isp.caller(), run.id(), "wrong price");

    assertThat(isp.balance(ada)).isEqualTo(isp.money("-9000"));
    assertThat(isp.tx(MoneyVerifier::verify)).isEmpty();
  }

  @Test
  void aPreviewOpensWhatTheRunOpens() {
    OfferId plan = plan("3100");
    isp.service(ada, plan, "2026-01-01");
    isp.service(ada, plan, "2026-01-01");
    SubscriberId ben = isp.subscriber("Ben");
    isp.service(ben, plan, "2026-01-01");
    isp.pay(ada, "4000");
    LocalDate day = LocalDate.of(2026, 1, 1);

    RunPreview preview = isp.engine().runs().preview(isp.caller(), day);
    BillingRun run = isp.bill("2026-01-01");

    assertThat(preview.closed()).isEqualTo(2);
    assertThat(preview.invoices()).isEqualTo(1).isEqualTo(run.invoicesCreated());
    assertThat(preview.lines()).isEqualTo(1).isEqualTo(run.linesCreated());
    assertThat(preview.totals().get("NGN").charged()).isEqualTo(isp.money("3100"));
    assertThat(isp.count("select count(*) from service_lock where reason = 'prepaid'"))
        .isEqualTo(2);
  }

  @Test
  void whatTheSameBillGivesBackPaysTheNextPeriod() {
    SubscriptionId id = isp.service(ada, plan("3100"), "2026-01-01");
    isp.service(ada, plan("1000"), "2026-02-01");
    isp.pay(ada, "3100");
    isp.bill("2026-01-01");
    isp.sabotage("update policy_set set refund_policy = 'prorated' where tenant_id = ?");
    isp.today("2026-01-12");
    isp.tx(tx -> new Subscriptions().cancel(tx, id, "moved", LocalDate.of(2026, 1, 12)));
    isp.today("2026-02-01");

    isp.bill("2026-02-01");

    assertThat(isp.invoices(ada)).hasSize(2).allMatch(each -> each.balanceDue().isZero());
    assertThat(isp.balance(ada)).isEqualTo(isp.money("-1000"));
    assertThat(isp.tx(MoneyVerifier::verify)).isEmpty();
  }

  @Test
  void aPrepaidPeriodDoesNotWaitForTheMinimumOfAnInvoice() {
    isp.tx(tx -> {
      Settings.set(tx, DocumentRules.MINIMUM, "5000");
      return null;
    });
    isp.service(ada, plan("3100"), "2026-01-01");
    isp.pay(ada, "3100");

    isp.bill("2026-01-01");

    assertThat(invoice().status()).isEqualTo(InvoiceStatus.PAID);
  }

  private OfferId plan(String price) {
    return isp.plan(OfferDraft.named("Fiber " + price).policies(rules), price);
  }

  private Invoice invoice() {
    return isp.invoices(ada).get(0);
  }

  private List<String> legs() {
    return isp.tx(
        tx -> BulkRead.rows(tx, LEGS, row -> row.getString(1), tx.tenant().value()));
  }
}
