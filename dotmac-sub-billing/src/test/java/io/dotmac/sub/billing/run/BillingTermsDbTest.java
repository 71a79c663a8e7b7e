package io.dotmac.sub.billing.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.core.catalog.ContractTerm;
import io.dotmac.sub.core.catalog.Price;
import io.dotmac.sub.core.catalog.PriceBasis;
import io.dotmac.sub.core.catalog.PriceScale;
import io.dotmac.sub.core.catalog.PriceTier;
import io.dotmac.sub.core.catalog.PriceTiers;
import io.dotmac.sub.core.catalog.PriceUnit;
import io.dotmac.sub.core.catalog.offer.OfferDraft;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.catalog.offer.Offers;
import io.dotmac.sub.core.catalog.policy.BillingAlignment;
import io.dotmac.sub.core.catalog.policy.BillingTiming;
import io.dotmac.sub.core.catalog.policy.PolicySetId;
import io.dotmac.sub.core.catalog.policy.PolicySets;
import io.dotmac.sub.core.catalog.policy.PolicyTerms;
import io.dotmac.sub.core.catalog.policy.RefundPolicy;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.time.BillingCycle;
import io.dotmac.sub.core.usage.NewUsageCharge;
import io.dotmac.sub.core.usage.UsageCharge;
import io.dotmac.sub.core.usage.UsageChargeStatus;
import io.dotmac.sub.core.usage.UsageCharges;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What offers and policy sets say, as the run bills it. */
class BillingTermsDbTest {
  private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

  private final Isp isp = Isp.open();
  private final SubscriberId ada = isp.subscriber("Ada");

  @Test
  void aPlanInArrearsIsBilledWhenItsMonthIsOverAndOnce() {
    isp.service(ada, plan(inArrears(), "31000"), "2026-01-11");

    BillingRun early = isp.bill("2026-01-31");
    isp.bill("2026-02-11");
    BillingRun again = isp.bill("2026-03-10");

    assertThat(early.invoicesCreated()).isZero();
    assertThat(again.invoicesCreated()).isZero();
    assertThat(lines()).containsExactly("base 2026-01-11..2026-02-11 31000.00");
    isp.bill("2026-03-11");
    assertThat(lines())
        .containsExactly(
            "base 2026-01-11..2026-02-11 31000.00", "base 2026-02-11..2026-03-11 31000.00");
  }

  @Test
  void servicesOnTheAccountsDayShareTheirPeriodsWheneverTheyStarted() {
    PolicyTerms shared = PolicyTerms.refunding("Shared", null, null)
        .billed(BillingTiming.IN_ADVANCE, BillingAlignment.ACCOUNT);
    OfferId plan = isp.plan(
        OfferDraft.named("Fiber").billed(BillingCycle.QUARTERLY).policies(set(shared)), "9000");
    isp.service(ada, plan, "2026-02-15");

    isp.bill("2026-02-15");
    isp.bill("2026-04-01");

    assertThat(lines())
        .containsExactly(
            "base 2026-02-15..2026-04-01 4500.00", "base 2026-04-01..2026-07-01 9000.00");
  }

  @Test
  void aPeriodOfTwoMonthsComesBackToItsDay() {
    OfferId plan =
        offer(OfferDraft.named("Two months"), Price.recurring(isp.money("6100")).billed(null, 2));
    isp.today("2027-04-20");
    isp.service(ada, plan, "2026-12-31");

    isp.bill("2027-05-01");

    assertThat(lines())
        .containsExactly(
            "base 2026-12-31..2027-02-28 6100.00",
            "base 2027-02-28..2027-04-30 6100.00",
            "base 2027-04-30..2027-06-30 6100.00");
  }

  @Test
  void aTieredPriceIsChargedByItsTiersAndShowsThem() {
    PriceTiers tiers = new PriceTiers(List.of(
        new PriceTier(BigDecimal.ONE, new BigDecimal("100"), null),
        new PriceTier(null, new BigDecimal("60.005"), new BigDecimal("5"))));
    OfferId plan = offer(
        OfferDraft.named("Seats"),
        Price.recurring(isp.money("0")).scaled(PriceScale.GRADUATED, tiers, null));
    SubscriptionId id = isp.service(ada, plan, "2026-01-01");
    isp.tx(tx -> new Subscriptions()
        .update(
            tx,
            id,
            new io.dotmac.sub.core.subscription.SubscriptionTerms(
                null, 3, null, null, null, null, null, true, null)));

    isp.bill("2026-01-01");

    assertThat(lines()).containsExactly("base 2026-01-01..2026-02-01 225.01");
    assertThat(isp.lines(isp.invoices(ada).get(0)).get(0).derivation())
        .contains("\"rule\": \"tier\"")
        .contains("60.005");
  }

  @Test
  void useIsChargedOnceItsMonthIsOverAndItsChargeIsMarked() {
    OfferId plan = offer(
        OfferDraft.named("Metered"),
        PriceBasis.HYBRID,
        Price.recurring(isp.money("1000")),
        Price.usage(new BigDecimal("2.5"), "NGN", PriceUnit.GB).limited(BigDecimal.TEN, "50"));
    SubscriptionId id = isp.service(ada, plan, "2026-01-01");
    UsageCharge first = use(id, "2026-01-03", "12");
    UsageCharge review = use(id, "2026-01-04", "100");
    isp.tx(tx -> new UsageCharges().decide(tx, review.id(), UsageChargeStatus.NEEDS_REVIEW));
    isp.bill("2026-01-01");

    isp.bill("2026-02-01");

    assertThat(lines())
        .containsExactly(
            "base 2026-01-01..2026-02-01 1000.00",
            "usage 2026-01-01..2026-02-01 5.00",
            "base 2026-02-01..2026-03-01 1000.00");
    assertThat(status(first)).isEqualTo(UsageChargeStatus.POSTED);
    assertThat(status(review)).isEqualTo(UsageChargeStatus.NEEDS_REVIEW);
    isp.tx(tx -> new UsageCharges().decide(tx, review.id(), UsageChargeStatus.STAGED));
    isp.bill("2026-03-01");
    assertThat(lines()).contains("usage 2026-01-01..2026-02-01 50.00");
    assertThat(isp.balance(ada)).isEqualTo(isp.money("3050"));
    assertThat(status(review)).isEqualTo(UsageChargeStatus.POSTED);
    assertThatThrownBy(() ->
            isp.tx(tx -> new UsageCharges().decide(tx, first.id(), UsageChargeStatus.SKIPPED)))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> use(id, "2026-01-03", "1")).isInstanceOf(ProblemException.class);
  }

  @Test
  void aTrialIsServedAndTheFirstChargeComesWhenItIsOver() {
    OfferId plan =
        plan(PolicyTerms.refunding("Trial", null, null).contract(14, null, null), "31000");
    isp.service(ada, plan, "2026-01-01");

    BillingRun early = isp.bill("2026-01-14");
    isp.bill("2026-01-15");

    assertThat(early.invoicesCreated()).isZero();
    assertThat(lines()).containsExactly("base 2026-01-15..2026-02-01 17000.00");
  }

  @Test
  void leavingAContractEarlyCostsAShareOfTheRest() {
    PolicyTerms terms =
        PolicyTerms.refunding("Bound", RefundPolicy.PRORATED, null).contract(null, "50", null);
    OfferId plan = isp.plan(
        OfferDraft.named("Fiber").term(ContractTerm.TWELVE_MONTH).policies(set(terms)), "1000");
    SubscriptionId id = isp.service(ada, plan, "2026-01-01");
    isp.bill("2026-01-01");

    isp.tx(tx -> new Subscriptions().cancel(tx, id, "moves", LocalDate.of(2026, 2, 1)));
    isp.bill("2026-02-01");
    isp.bill("2026-02-02");

    // 11 months of 1,000.00 are left; half of them.
    assertThat(lines())
        .containsExactly(
            "base 2026-01-01..2026-02-01 1000.00",
            "early_termination 2026-01-31..2026-02-01 5500.00");
  }

  private UsageCharge use(SubscriptionId id, String day, String gigabytes) {
    LocalDate from = LocalDate.parse(day);
    return isp.tx(tx -> new UsageCharges()
        .stage(
            tx, new NewUsageCharge(id, from, from.plusDays(1), new BigDecimal(gigabytes), null)));
  }

  private UsageChargeStatus status(UsageCharge charge) {
    return isp.tx(tx -> new UsageCharges().require(tx, charge.id()).status());
  }

  private static PolicyTerms inArrears() {
    return PolicyTerms.refunding("Later", null, null)
        .billed(BillingTiming.IN_ARREARS, BillingAlignment.SUBSCRIPTION);
  }

  private PolicySetId set(PolicyTerms terms) {
    return isp.tx(tx -> new PolicySets().create(tx, terms, List.of()).id());
  }

  private OfferId plan(PolicyTerms terms, String price) {
    return isp.plan(OfferDraft.named("Fiber").policies(set(terms)), price);
  }

  private List<String> lines() {
    return isp.charges(ada);
  }

  private OfferId offer(OfferDraft draft, Price... prices) {
    return offer(draft, PriceBasis.FLAT, prices);
  }

  private OfferId offer(OfferDraft draft, PriceBasis basis, Price... prices) {
    return isp.tx(tx -> new Offers()
        .create(tx, draft.priced(basis).terms(), List.of(prices), LONG_AGO)
        .id());
  }
}
