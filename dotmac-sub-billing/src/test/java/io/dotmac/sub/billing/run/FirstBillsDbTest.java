package io.dotmac.sub.billing.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.billing.invoice.Invoice;
import io.dotmac.sub.billing.ledger.LedgerPurpose;
import io.dotmac.sub.billing.report.TrialBalance;
import io.dotmac.sub.core.catalog.offer.OfferDraft;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.catalog.policy.BillingAlignment;
import io.dotmac.sub.core.catalog.policy.BillingTiming;
import io.dotmac.sub.core.catalog.policy.PolicySetId;
import io.dotmac.sub.core.catalog.policy.PolicySets;
import io.dotmac.sub.core.catalog.policy.PolicyTerms;
import io.dotmac.sub.core.catalog.profile.TaxRateId;
import io.dotmac.sub.core.catalog.profile.TaxRateTerms;
import io.dotmac.sub.core.catalog.profile.TaxRates;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscription.NewSubscription;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.subscription.Subscriptions;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a new customer is charged first, from the activation to the books. */
class FirstBillsDbTest {
  private final Isp isp = Isp.open();
  private final SubscriberId ada = isp.subscriber("Ada");

  @Test
  void aServiceThatIsActiveFromTheStartIsChargedItsFirstMonthInFull() {
    isp.today("2026-03-01");
    isp.service(ada, isp.plan("Fiber 50", "10000"), "2026-03-01");

    isp.bill("2026-03-01");

    assertThat(isp.charges(ada)).containsExactly("base 2026-03-01..2026-04-01 10000.00");
  }

  @Test
  void aServiceActivatedOnTheFirstOfTheAccountsMonthsIsChargedThatMonthInFull() {
    activate("2026-03-01");

    isp.bill("2026-03-01");

    assertThat(isp.charges(ada)).containsExactly("base 2026-03-01..2026-04-01 10000.00");
  }

  @Test
  void aServiceActivatedInTheAfternoonOfTheFifteenthPaysSeventeenOfThirtyOneDays() {
    activate("2026-03-15");

    isp.bill("2026-03-15");

    assertThat(isp.charges(ada)).containsExactly("base 2026-03-15..2026-04-01 5483.87");
  }

  @Test
  void aPriceThatIncludesItsTaxIsTheTotalOfTheInvoiceAndOfTheBooks() {
    TaxRateId vat = isp.tx(
        tx -> new TaxRates().create(tx, TaxRateTerms.inclusive("VAT", "10")).id());
    isp.service(ada, isp.plan(OfferDraft.named("Fiber 50").tax(vat), "110"), "2026-03-01");

    isp.bill("2026-03-01");

    Invoice invoice = isp.invoices(ada).get(0);
    assertThat(invoice.total()).isEqualTo(isp.money("110"));
    assertThat(invoice.subtotal()).isEqualTo(isp.money("100"));
    assertThat(invoice.tax()).isEqualTo(isp.money("10"));
    assertThat(isp.balance(ada)).isEqualTo(isp.money("110"));
    assertThat(booked(LedgerPurpose.TAX_PAYABLE)).isEqualTo(isp.money("-10"));
    assertThat(booked(LedgerPurpose.REVENUE)).isEqualTo(isp.money("-100"));
  }

  @Test
  void everyInvoiceOfARunHasANumberOfItsOwnInOneSeries() {
    OfferId plan = isp.plan("Fiber 50", "10000");
    for (String name : List.of("Ben", "Eve", "Ife", "Joy")) {
      isp.service(isp.subscriber(name), plan, "2026-03-01");
    }

    isp.bill("2026-03-01");
    isp.bill("2026-04-01");

    assertThat(isp.count("select count(*) from invoice")).isEqualTo(8);
    assertThat(isp.count("select count(distinct invoice_number) from invoice")).isEqualTo(8);
    assertThat(isp.count("select max(right(invoice_number, 6)::int) from invoice"))
        .isEqualTo(8);
  }

  private void activate(String day) {
    PolicyTerms calendar = PolicyTerms.refunding("Calendar", null, null)
        .billed(BillingTiming.IN_ADVANCE, BillingAlignment.ACCOUNT);
    PolicySetId policies =
        isp.tx(tx -> new PolicySets().create(tx, calendar, List.of()).id());
    OfferId plan = isp.plan(OfferDraft.named("Fiber 50").policies(policies), "10000");
    SubscriptionId ordered = isp.service(NewSubscription.pending(ada, plan));
    isp.today(day);
    isp.tx(tx -> new Subscriptions().activate(tx, ordered, LocalDate.parse(day)));
  }

  private Money booked(LedgerPurpose purpose) {
    List<TrialBalance.Row> rows = isp.tx(tx -> TrialBalance.on(tx, LocalDate.of(2030, 1, 1)));
    return Money.sum(
        Money.currency("NGN"),
        rows.stream()
            .filter(row -> row.account().purpose() == purpose)
            .map(TrialBalance.Row::balance)
            .toList());
  }
}
