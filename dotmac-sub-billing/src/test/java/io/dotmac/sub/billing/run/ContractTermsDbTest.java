package io.dotmac.sub.billing.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.Isp;
import io.dotmac.sub.core.access.hold.HoldKind;
import io.dotmac.sub.core.access.hold.HoldStatus;
import io.dotmac.sub.core.access.hold.Holds;
import io.dotmac.sub.core.access.hold.NewHold;
import io.dotmac.sub.core.access.hold.ServiceHold;
import io.dotmac.sub.core.catalog.ContractTerm;
import io.dotmac.sub.core.catalog.coupon.CouponTerms;
import io.dotmac.sub.core.catalog.coupon.Coupons;
import io.dotmac.sub.core.catalog.offer.OfferDraft;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.catalog.policy.PolicySetId;
import io.dotmac.sub.core.catalog.policy.PolicySets;
import io.dotmac.sub.core.catalog.policy.PolicyTerms;
import io.dotmac.sub.core.catalog.policy.PrepaidAction;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscription.ChangeRequestId;
import io.dotmac.sub.core.subscription.ChangeRequests;
import io.dotmac.sub.core.subscription.ChangeStatus;
import io.dotmac.sub.core.subscription.ChangeTiming;
import io.dotmac.sub.core.subscription.Subscription;
import io.dotmac.sub.core.subscription.SubscriptionChangeRequest;
import io.dotmac.sub.core.subscription.SubscriptionChangeRequest.Wish;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.subscription.coupon.Redemptions;
import io.dotmac.sub.core.subscription.term.Renewals;
import io.dotmac.sub.core.time.BillingCycle;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Changes, holds, coupons, prepaid periods and ends of contracts, as the run bills them. */
class ContractTermsDbTest {
  private final Isp isp = Isp.open();
  private final SubscriberId ada = isp.subscriber("Ada");

  @Test
  void aHoldIsNotChargedSwitchesTheServiceOffAndEndsByItself() {
    OfferId plan = plan(PolicyTerms.refunding("Fair", null, null), "31000");
    isp.today("2026-01-05");
    SubscriptionId id = isp.service(ada, plan, "2026-01-01");
    isp.bill("2026-01-05");

    ServiceHold hold = isp.tx(tx -> new Holds()
        .request(
            tx,
            new NewHold(
                id, HoldKind.HOLD, LocalDate.of(2026, 1, 10), LocalDate.of(2026, 1, 20), "away")));
    assertThat(openLocks()).isZero();
    isp.today("2026-01-10");
    isp.tx(tx -> new Holds().advance(tx, 100));
    assertThat(openLocks()).isEqualTo(1);
    isp.bill("2026-01-10");
    isp.today("2026-01-20");
    isp.tx(tx -> new Holds().advance(tx, 100));

    assertThat(openLocks()).isZero();
    ServiceHold ended = isp.tx(tx -> new Holds().require(tx, hold.id()));
    assertThat(ended.status()).isEqualTo(HoldStatus.ENDED);
    isp.bill("2026-01-20");
    assertThat(isp.balance(ada)).isEqualTo(isp.money("21000"));
    assertThatThrownBy(() -> isp.tx(tx -> new Holds()
            .request(
                tx, new NewHold(id, HoldKind.EXTENSION, LocalDate.of(2026, 1, 19), null, null))))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void aHoldWithAFeeCostsTheFeeAndAnExtensionNothing() {
    OfferId plan =
        plan(PolicyTerms.refunding("Fee", null, null).contract(null, null, "20"), "31000");
    isp.today("2026-01-01");
    SubscriptionId id = isp.service(ada, plan, "2026-01-01");
    isp.tx(tx -> new Holds()
        .request(
            tx,
            new NewHold(
                id, HoldKind.HOLD, LocalDate.of(2026, 1, 11), LocalDate.of(2026, 1, 21), null)));
    isp.tx(tx -> new Holds()
        .request(
            tx,
            new NewHold(
                id,
                HoldKind.EXTENSION,
                LocalDate.of(2026, 1, 31),
                LocalDate.of(2026, 2, 1),
                null)));

    isp.bill("2026-01-01");

    // 30 days less 80 % of ten of them.
    assertThat(isp.balance(ada)).isEqualTo(isp.money("22000"));
  }

  @Test
  void anUpgradeAtOnceGivesBackTheRestOfTheOldPlanAndChargesTheNewOne() {
    isp.today("2026-01-16");
    OfferId small = isp.plan("Small", "3100");
    OfferId big = isp.plan("Big", "6200");
    SubscriptionId id = isp.service(ada, small, "2026-01-01");
    isp.bill("2026-01-16");

    SubscriptionChangeRequest wish =
        isp.tx(tx -> new ChangeRequests().request(tx, id, new Wish(big, null, null, null)));
    assertThat(wish.timing()).isEqualTo(ChangeTiming.NOW);
    approve(wish.id());
    isp.bill("2026-01-16");
    isp.bill("2026-02-01");

    assertThat(lines())
        .containsExactly(
            "base 2026-01-01..2026-02-01 3100.00",
            "base 2026-01-16..2026-02-01 3200.00",
            "base 2026-02-01..2026-03-01 6200.00");
    assertThat(isp.balance(ada)).isEqualTo(isp.money("10900"));
    assertThat(isp.events("subscription.%")).contains("subscription.upgraded");
    assertThat(isp.<Subscription>tx(tx -> tx.require(Subscription.class, id)).offer())
        .isEqualTo(big);
  }

  @Test
  void aDowngradeWaitsForTheEndOfThePeriodAndIsAppliedByTheJob() {
    isp.today("2026-01-16");
    OfferId small = isp.plan("Small", "3100");
    OfferId big = isp.plan("Big", "6200");
    SubscriptionId id = isp.service(ada, big, "2026-01-01");
    isp.bill("2026-01-16");

    SubscriptionChangeRequest wish =
        isp.tx(tx -> new ChangeRequests().request(tx, id, new Wish(small, null, null, null)));
    assertThat(wish.effectiveOn()).isEqualTo(LocalDate.of(2026, 2, 1));
    assertThat(approve(wish.id())).isEqualTo(ChangeStatus.APPROVED);
    isp.today("2026-02-01");
    assertThat(isp.<Integer>tx(tx -> new ChangeRequests().applyDue(tx, 10))).isEqualTo(1);
    isp.bill("2026-02-01");

    assertThat(lines())
        .containsExactly(
            "base 2026-01-01..2026-02-01 6200.00", "base 2026-02-01..2026-03-01 3100.00");
    assertThat(isp.events("subscription.%")).contains("subscription.downgraded");
  }

  @Test
  void anotherCycleBeginsAtTheEndOfAPeriodAsAComponentOfItsOwn() {
    isp.today("2026-01-16");
    OfferId monthly = isp.plan("Monthly", "3100");
    OfferId yearly = isp.plan(OfferDraft.named("Yearly").billed(BillingCycle.ANNUAL), "36500");
    SubscriptionId id = isp.service(ada, monthly, "2026-01-01");
    isp.bill("2026-01-16");

    assertThatThrownBy(() -> isp.tx(tx ->
            new ChangeRequests().request(tx, id, new Wish(yearly, ChangeTiming.NOW, null, null))))
        .isInstanceOf(ProblemException.class);
    SubscriptionChangeRequest wish =
        isp.tx(tx -> new ChangeRequests().request(tx, id, new Wish(yearly, null, null, null)));
    approve(wish.id());
    isp.today("2026-02-01");
    isp.tx(tx -> new ChangeRequests().applyDue(tx, 10));
    isp.bill("2026-02-01");
    isp.bill("2026-03-01");

    assertThat(lines())
        .containsExactly(
            "base 2026-01-01..2026-02-01 3100.00", "base:2 2026-02-01..2027-02-01 36500.00");
  }

  @Test
  void aWishIsRejectedOrTakenBackAndThenChangesNothing() {
    isp.today("2026-01-16");
    OfferId small = isp.plan("Small", "3100");
    OfferId big = isp.plan("Big", "6200");
    SubscriptionId id = isp.service(ada, small, "2026-01-01");
    ChangeRequests changes = new ChangeRequests();

    SubscriptionChangeRequest wish =
        isp.tx(tx -> changes.request(tx, id, new Wish(big, ChangeTiming.NOW, null, null)));
    assertThatThrownBy(() -> isp.tx(tx -> changes.request(tx, id, new Wish(big, null, null, null))))
        .isInstanceOf(ProblemException.class);
    isp.tx(tx -> changes.reject(tx, wish.id(), "no fibre there"));

    assertThatThrownBy(() -> approve(wish.id())).isInstanceOf(ProblemException.class);
    SubscriptionChangeRequest rejected = isp.tx(tx -> changes.require(tx, wish.id()));
    assertThat(rejected.rejectionReason()).contains("no fibre there");
    assertThat(isp.<Subscription>tx(tx -> tx.require(Subscription.class, id)).offer())
        .isEqualTo(small);
  }

  @Test
  void theEndOfAContractIsAnnouncedOnceAndThenRenewedOrOver() {
    isp.today("2026-01-01");
    OfferId plan = isp.plan(OfferDraft.named("Bound").term(ContractTerm.TWELVE_MONTH), "1000");
    SubscriptionId id = isp.service(ada, plan, "2026-01-01");

    isp.today("2026-12-24");
    assertThat(announced()).isZero();
    isp.today("2026-12-25");
    assertThat(announced()).isEqualTo(1);
    assertThat(announced()).isZero();
    assertThat(isp.events("subscription.expiring")).hasSize(1);
    isp.today("2027-01-01");
    isp.tx(tx -> new Subscriptions().expireDue(tx, 10));

    Subscription renewed = isp.tx(tx -> tx.require(Subscription.class, id));
    assertThat(renewed.contractEndOn()).contains(LocalDate.of(2028, 1, 1));
  }

  @Test
  void aCouponCountsForItsPeriodsFromTheFirstUnchargedDayAndWithinItsLimits() {
    isp.today("2026-01-10");
    OfferId plan = isp.plan("Fiber", "1000");
    SubscriptionId first = isp.service(ada, plan, "2026-01-01");
    SubscriptionId second = isp.service(ada, plan, "2026-01-01");
    isp.bill("2026-01-10");
    isp.tx(
        tx -> new Coupons().create(tx, CouponTerms.percent("welcome", "50", 2).limited(1, null)));

    isp.tx(tx -> new Redemptions().redeem(tx, first, "Welcome"));
    isp.today("2026-03-31").bill("2026-04-01");

    assertThat(lines())
        .containsExactlyInAnyOrder(
            "base 2026-01-01..2026-02-01 1000.00",
            "base 2026-02-01..2026-03-01 500.00",
            "base 2026-03-01..2026-04-01 500.00",
            "base 2026-04-01..2026-05-01 1000.00",
            "base 2026-01-01..2026-02-01 1000.00",
            "base 2026-02-01..2026-03-01 1000.00",
            "base 2026-03-01..2026-04-01 1000.00",
            "base 2026-04-01..2026-05-01 1000.00");
    assertThatThrownBy(() -> isp.tx(tx -> new Redemptions().redeem(tx, second, "WELCOME")))
        .hasMessageContaining("used up");
    assertThatThrownBy(() -> isp.tx(tx -> new Redemptions().redeem(tx, second, "OTHER")))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void aPrepaidPeriodOpensOnlyWhenCreditPaysItAndATopUpOpensItAtOnce() {
    PolicyTerms terms = PolicyTerms.refunding("Prepaid", null, null).prepaid(PrepaidAction.SUSPEND);
    OfferId plan = isp.plan(OfferDraft.named("Fiber").policies(set(terms)), "3100");
    isp.today("2026-01-01");
    SubscriptionId id = isp.service(ada, plan, "2026-01-01");

    isp.bill("2026-01-01");

    assertThat(lines()).isEmpty();
    assertThat(openLocks()).isEqualTo(1);
    assertThat(isp.<Subscription>tx(tx -> tx.require(Subscription.class, id)).nextBillOn())
        .contains(LocalDate.of(2026, 1, 1));
    isp.today("2026-01-11");
    isp.pay(ada, "2000");
    assertThat(openLocks()).isEqualTo(1);
    isp.pay(ada, "1000");

    assertThat(openLocks()).isZero();
    assertThat(lines()).containsExactly("base 2026-01-11..2026-02-01 2100.00");
    assertThat(isp.balance(ada)).isEqualTo(isp.money("-900"));
    assertThat(isp.invoices(ada).get(0).status())
        .isEqualTo(io.dotmac.sub.billing.invoice.InvoiceStatus.PAID);
    isp.today("2026-02-01").bill("2026-02-01");
    assertThat(openLocks()).isEqualTo(1);
    assertThat(lines()).hasSize(1);
  }

  @Test
  void prepaidServicesOpenInTheirOrderAndAnOpenOneIsNotTouched() {
    PolicyTerms terms =
        PolicyTerms.refunding("Prepaid", null, null).prepaid(PrepaidAction.THROTTLE);
    PolicySetId set = set(terms);
    OfferId big = isp.plan(OfferDraft.named("Big").policies(set), "6000");
    OfferId small = isp.plan(OfferDraft.named("Small").policies(set), "1000");
    isp.today("2026-01-01");
    isp.service(ada, small, "2026-01-01");
    SubscriptionId first = isp.service(ada, big, "2026-01-01");
    isp.sabotage("update subscription set prepaid_order = -1 where tenant_id = ? and id = '"
        + first.value() + "'");
    isp.pay(ada, "6500");

    isp.bill("2026-01-01");

    assertThat(lines()).containsExactly("base 2026-01-01..2026-02-01 6000.00");
    assertThat(isp.count("select count(*) from service_lock where effect = 'throttle'"
            + " and reason = 'prepaid' and released_at is null"))
        .isEqualTo(1);
  }

  private int announced() {
    return isp.tx(tx -> Renewals.announce(tx, 100));
  }

  private ChangeStatus approve(ChangeRequestId id) {
    return isp.tx(tx -> new ChangeRequests().approve(tx, id).status());
  }

  private long openLocks() {
    return isp.count("select count(*) from service_lock where released_at is null");
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
}
