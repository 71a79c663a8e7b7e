package io.dotmac.sub.billing.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.invoice.InvoiceLine;
import io.dotmac.sub.billing.invoice.InvoiceStatus;
import io.dotmac.sub.core.catalog.Price;
import io.dotmac.sub.core.catalog.addon.AddOn;
import io.dotmac.sub.core.catalog.addon.AddOnTerms;
import io.dotmac.sub.core.catalog.addon.AddOnType;
import io.dotmac.sub.core.catalog.addon.AddOns;
import io.dotmac.sub.core.catalog.addon.OfferAddOnTerms;
import io.dotmac.sub.core.catalog.addon.OfferAddOns;
import io.dotmac.sub.core.catalog.offer.OfferDraft;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.catalog.offer.Offers;
import io.dotmac.sub.core.catalog.policy.PolicySetId;
import io.dotmac.sub.core.catalog.policy.PolicySets;
import io.dotmac.sub.core.catalog.policy.PolicyTerms;
import io.dotmac.sub.core.catalog.policy.RefundPolicy;
import io.dotmac.sub.core.catalog.profile.TaxRateTerms;
import io.dotmac.sub.core.catalog.profile.TaxRates;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscription.Subscription;
import io.dotmac.sub.core.subscription.SubscriptionAddOns;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.subscription.Subscriptions;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class BillingRunsDbTest {
  private final Isp isp = Isp.open();
  private final SubscriberId ada = isp.subscriber("Ada");

  @Test
  void oneRunBillsAllMissedPeriodsAndASecondRunBillsNothing() {
    isp.service(ada, isp.plan("Fiber 50", "15000"), "2026-01-31");

    BillingRun first = isp.bill("2026-04-10");
    BillingRun second = isp.bill("2026-04-10");

    assertThat(first.status()).isEqualTo(BillingRunStatus.SUCCESS);
    assertThat(first.invoicesCreated()).isEqualTo(1);
    assertThat(first.linesCreated()).isEqualTo(3);
    assertThat(second.invoicesCreated()).isZero();
    assertThat(second.accountsPlanned()).isZero();
    Invoice invoice = isp.invoices(ada).get(0);
    assertThat(invoice.number()).contains("INV-000001");
    assertThat(invoice.status()).isEqualTo(InvoiceStatus.ISSUED);
    assertThat(invoice.total()).isEqualTo(isp.money("45000"));
    assertThat(invoice.dueOn()).contains(LocalDate.of(2026, 4, 24));
    assertThat(isp.lines(invoice))
        .extracting(
            line -> line.spanStart().orElseThrow() + "/" + line.spanEnd().orElseThrow())
        .containsExactly("2026-01-31/2026-02-28", "2026-02-28/2026-03-31", "2026-03-31/2026-04-30");
    assertThat(isp.balance(ada)).isEqualTo(isp.money("45000"));
    assertThat(isp.events("invoice.%")).containsExactly("invoice.created");
  }

  @Test
  void theBillingDayReturnsToThe31stAfterAShortMonth() {
    SubscriptionId id = isp.service(ada, isp.plan("Fiber 50", "15000"), "2026-01-31");

    isp.bill("2026-02-28");

    Subscription billed = isp.tx(tx -> tx.require(Subscription.class, id));
    assertThat(billed.nextBillOn()).contains(LocalDate.of(2026, 3, 31));
    assertThat(billed.billedThrough()).contains(LocalDate.of(2026, 3, 31));
  }

  @Test
  void twoServicesWithDifferentPeriodsShareOneInvoiceWithTheirOwnSpans() {
    isp.service(ada, isp.plan("Fiber 50", "15000"), "2026-01-10");
    isp.service(
        ada,
        isp.plan(
            OfferDraft.named("Voice").billed(io.dotmac.sub.core.time.BillingCycle.WEEKLY), "700"),
        "2026-01-12");

    isp.bill("2026-01-20");

    assertThat(isp.invoices(ada)).hasSize(1);
    assertThat(isp.lines(isp.invoices(ada).get(0)))
        .extracting(InvoiceLine::description)
        .containsExactly(
            "Fiber 50, 2026-01-10 to 2026-02-09",
            "Voice, 2026-01-12 to 2026-01-18",
            "Voice, 2026-01-19 to 2026-01-25");
  }

  @Test
  void aServiceInAnotherCurrencyThanItsAccountIsReportedAndNotSilentlySkipped() {
    OfferId plan = isp.plan("Fiber 50", "15000");
    SubscriptionId id = isp.service(ada, plan, "2026-01-10");
    isp.sabotage("update subscription set currency = 'USD' where tenant_id = ?");

    BillingRun run = isp.bill("2026-01-20");

    assertThat(run.skipped()).isEqualTo(1);
    assertThat(isp.invoices(ada)).isEmpty();
    assertThat(isp.count("select count(*) from billing_run_skip where reason ="
            + " 'a service is in USD, the account in NGN'"))
        .isEqualTo(1);
    assertThat(isp.<Subscription>tx(tx -> tx.require(Subscription.class, id)).nextBillOn())
        .contains(LocalDate.of(2026, 1, 10));
  }

  @Test
  void addOnsSetupFeesAndTaxAreBilledByTheRun() {
    OfferId plan = isp.tx(tx -> {
      var vat = new TaxRates().create(tx, TaxRateTerms.exclusive("VAT", "7.5"));
      return new Offers()
          .create(
              tx,
              OfferDraft.named("Fiber 50").tax(vat.id()).terms(),
              List.of(
                  Price.recurring(isp.money("15000")),
                  Price.oneTime(isp.money("20000"), "Installation")),
              LocalDate.of(2025, 1, 1))
          .id();
    });
    AddOn ip = isp.tx(tx -> {
      AddOns addOns = new AddOns();
      AddOn made = addOns.create(
          tx,
          AddOnTerms.of("Static IP", "ip", AddOnType.STATIC_IP),
          List.of(Price.recurring(isp.money("3000"))),
          LocalDate.of(2025, 1, 1));
      new OfferAddOns().link(tx, plan, made.id(), OfferAddOnTerms.OPTIONAL);
      return made;
    });
    SubscriptionId id = isp.service(ada, plan, "2026-01-01");
    isp.bill("2026-01-01");

    isp.tx(tx -> new SubscriptionAddOns().add(tx, id, ip.id(), 2, LocalDate.of(2026, 1, 17)));
    isp.bill("2026-01-17");

    Invoice first = isp.invoices(ada).get(0);
    assertThat(first.subtotal()).isEqualTo(isp.money("35000"));
    assertThat(first.tax()).isEqualTo(isp.money("2625"));
    Invoice second = isp.invoices(ada).get(1);
    // 15 of 31 days: 6,000 x 15 / 31 = 2,903.23, and 7.5 % of it.
    assertThat(second.subtotal()).isEqualTo(isp.money("2903.23"));
    assertThat(second.tax()).isEqualTo(isp.money("217.74"));
    assertThat(isp.lines(second).get(0).derivation()).contains("\"rounding\"").contains("15");
  }

  @Test
  void aPreviewIsTheRunThatFollowsAndWritesNothing() {
    isp.service(ada, isp.plan("Fiber 50", "15000"), "2026-01-10");
    LocalDate date = LocalDate.of(2026, 2, 20);

    RunPreview preview = isp.engine().runs().preview(isp.caller(), date);

    assertThat(isp.count("select count(*) from invoice")).isZero();
    assertThat(isp.count("select count(*) from billing_account")).isZero();
    assertThat(isp.count("select count(*) from number_sequence where name = 'invoice'"))
        .isZero();
    BillingRun run = isp.bill("2026-02-20");
    assertThat(preview.invoices()).isEqualTo(run.invoicesCreated());
    assertThat(preview.lines()).isEqualTo(run.linesCreated());
    assertThat(preview.totals().get("NGN").charged())
        .isEqualTo(isp.invoices(ada).get(0).total());
  }

  @Test
  void whatWasChargedForDaysAfterACancellationIsGivenBackWhenThePolicySaysSo() {
    SubscriptionId id = isp.service(ada, prorating("31000"), "2026-01-01");
    isp.bill("2026-01-01");
    isp.tx(tx -> new Subscriptions().cancel(tx, id, "moved", LocalDate.of(2026, 1, 11)));

    BillingRun run = isp.bill("2026-01-12");
    BillingRun again = isp.bill("2026-02-12");

    assertThat(run.creditNotesCreated()).isEqualTo(1);
    assertThat(run.invoicesCreated()).isZero();
    assertThat(again.accountsPlanned()).isZero();
    // 10 of 31 days stay charged; the credit pays the open invoice in part.
    Invoice invoice = isp.invoices(ada).get(0);
    assertThat(invoice.credited()).isEqualTo(isp.money("21000"));
    assertThat(invoice.balanceDue()).isEqualTo(isp.money("10000"));
    assertThat(invoice.status()).isEqualTo(InvoiceStatus.PARTIALLY_PAID);
    assertThat(isp.balance(ada)).isEqualTo(isp.money("10000"));
  }

  @Test
  void nothingIsGivenBackWhenThePolicyGivesNoRefunds() {
    isp.standardPolicies();
    SubscriptionId id = isp.service(ada, isp.plan("Fiber 50", "31000"), "2026-01-01");
    isp.bill("2026-01-01");
    isp.tx(tx -> new Subscriptions().cancel(tx, id, "moved", LocalDate.of(2026, 1, 11)));

    BillingRun run = isp.bill("2026-02-12");

    assertThat(run.creditNotesCreated()).isZero();
    assertThat(isp.balance(ada)).isEqualTo(isp.money("31000"));
  }

  @Test
  void aManualInvoiceNeverMovesTheNextBillingDate() {
    SubscriptionId id = isp.service(ada, isp.plan("Fiber 50", "15000"), "2026-01-10");
    isp.bill("2026-01-10");
    LocalDate before = isp.<Subscription>tx(tx -> tx.require(Subscription.class, id))
        .nextBillOn()
        .orElseThrow();

    isp.invoice(ada, "5000");

    assertThat(isp.<Subscription>tx(tx -> tx.require(Subscription.class, id)).nextBillOn())
        .contains(before);
  }

  @Test
  void aRunForADateBeforeTheLastOneMustBeAskedForAsBackdated() {
    isp.bill("2026-03-01");

    assertThatThrownBy(
            () -> isp.engine().runs().bill(isp.caller(), LocalDate.of(2026, 2, 1), false, 1))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("backdated");
  }

  @Test
  void daysBilledElsewhereAreNeverBilledHere() {
    OfferId plan = isp.plan("Fiber 50", "31000");
    isp.service(
        io.dotmac.sub.core.subscription.NewSubscription.active(ada, plan, LocalDate.of(2025, 1, 1))
            .billedThrough(LocalDate.of(2026, 1, 11)));

    isp.bill("2026-01-20");

    Invoice invoice = isp.invoices(ada).get(0);
    assertThat(invoice.total()).isEqualTo(isp.money("21000"));
    assertThat(invoice.periodStart()).contains(LocalDate.of(2026, 1, 11));
  }

  private OfferId prorating(String price) {
    PolicyTerms terms = PolicyTerms.refunding("Fair", RefundPolicy.PRORATED, null);
    PolicySetId fair =
        isp.tx(tx -> new PolicySets().create(tx, terms, List.of()).id());
    return isp.plan(OfferDraft.named("Fiber 50").policies(fair), price);
  }
}
