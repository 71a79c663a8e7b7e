package io.dotmac.sub.billing.charge;

import static io.dotmac.sub.billing.charge.ChargeFixture.VAT;
import static io.dotmac.sub.billing.charge.ChargeFixture.account;
import static io.dotmac.sub.billing.charge.ChargeFixture.addOn;
import static io.dotmac.sub.billing.charge.ChargeFixture.bill;
import static io.dotmac.sub.billing.charge.ChargeFixture.date;
import static io.dotmac.sub.billing.charge.ChargeFixture.monthly;
import static io.dotmac.sub.billing.charge.ChargeFixture.naira;
import static io.dotmac.sub.billing.charge.ChargeFixture.plan;
import static io.dotmac.sub.billing.charge.ChargeFixture.setup;
import static io.dotmac.sub.billing.charge.ChargeFixture.show;
import static io.dotmac.sub.billing.charge.ChargeFixture.subscription;
import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.billing.charge.price.PriceModel;
import io.dotmac.sub.billing.charge.price.PriceVersion;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.time.AnchorGrid;
import io.dotmac.sub.core.time.BillingCycle;
import io.dotmac.sub.core.time.DateRange;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChargeEngineTest {

  @Test
  void aServiceThatStartsOn31JanuaryIsBilledOnTheLastDayOfFebruaryAndOn31MarchAgain() {
    AnchorGrid grid = AnchorGrid.of(BillingCycle.MONTHLY, date("2026-01-31"));
    Component base = plan(naira("10000.00"), grid, "2026-01-31");

    assertThat(show(bill(account(subscription("2026-01-31", base)), "2026-05-31")))
        .containsExactly(
            "base recurring 2026-01-31..2026-02-27 10000.00",
            "base recurring 2026-02-28..2026-03-30 10000.00",
            "base recurring 2026-03-31..2026-04-29 10000.00",
            "base recurring 2026-04-30..2026-05-30 10000.00",
            "base recurring 2026-05-31..2026-06-29 10000.00");
  }

  @Test
  void anAnnualServiceFrom29FebruaryIsBilledOnThe29thAgainInTheNextLeapYear() {
    AnchorGrid grid = AnchorGrid.of(BillingCycle.ANNUAL, date("2028-02-29"));
    Component base = plan(naira("120000.00"), grid, "2028-02-29");

    assertThat(show(bill(account(subscription("2028-02-29", base)), "2032-02-29")))
        .containsExactly(
            "base recurring 2028-02-29..2029-02-27 120000.00",
            "base recurring 2029-02-28..2030-02-27 120000.00",
            "base recurring 2030-02-28..2031-02-27 120000.00",
            "base recurring 2031-02-28..2032-02-28 120000.00",
            "base recurring 2032-02-29..2033-02-27 120000.00");
  }

  @Test
  void aFirstPeriodInPartCostsTheDaysServedByTheDaysOfTheWholePeriod() {
    AccountSnapshot account = account(subscription("2026-03-15", plan("10000.00", "2026-03-15")));

    assertThat(show(bill(account, "2026-03-15")))
        .containsExactly("base proration 2026-03-15..2026-03-31 5483.87");
  }

  @Test
  void aServiceActivatedOnTheFirstPaysItsFirstMonthInFull() {
    AccountSnapshot account = account(subscription("2026-03-01", plan("10000.00", "2026-03-01")));

    assertThat(show(bill(account, "2026-03-01")))
        .containsExactly("base recurring 2026-03-01..2026-03-31 10000.00");
  }

  @Test
  void aTaxThatThePriceIncludesIsNotAddedAgain() {
    Component base =
        plan("110.00", "2026-03-01").taxed(List.of(TaxRule.inclusive(VAT, "VAT", "10")));

    ChargeLine line =
        bill(account(subscription("2026-03-01", base)), "2026-03-01").lines().get(0);

    assertThat(line.net()).isEqualTo(naira("100.00"));
    assertThat(line.tax()).isEqualTo(naira("10.00"));
    assertThat(line.gross()).isEqualTo(naira("110.00"));
  }

  @Test
  void missedMonthsAreAllBilledInOneRunWithOneLineEach() {
    AccountSnapshot account = account(subscription("2026-01-01", plan("10000.00", "2026-01-01")));
    AccountSnapshot january = account.after(bill(account, "2026-01-01"));

    assertThat(show(bill(january, "2026-04-20")))
        .containsExactly(
            "base recurring 2026-02-01..2026-02-28 10000.00",
            "base recurring 2026-03-01..2026-03-31 10000.00",
            "base recurring 2026-04-01..2026-04-30 10000.00");
  }

  @Test
  void subscriptionsOfOneAccountKeepTheirOwnPeriodsAndCurrencies() {
    SubscriptionSnapshot monthly = subscription("2026-01-01", plan("10000.00", "2026-01-01"));
    AnchorGrid years = AnchorGrid.of(BillingCycle.ANNUAL, date("2026-01-15"));
    SubscriptionSnapshot annual = SubscriptionSnapshot.of(
        new UUID(2, 2),
        date("2026-01-15"),
        List.of(plan(Money.of("99.00", "USD"), years, "2026-01-15")));

    Bill bill = bill(account(monthly, annual), "2026-01-15");

    assertThat(show(bill))
        .containsExactly(
            "base recurring 2026-01-01..2026-01-31 10000.00",
            "base recurring 2026-01-15..2027-01-14 99.00");
    assertThat(bill.drafts())
        .extracting(draft -> draft.totals().total().toString())
        .containsExactly("10000.00 NGN", "99.00 USD");
  }

  @Test
  void addOnsAndFeesChargedOnceAreBilledWithThePlan() {
    SubscriptionSnapshot subscription = subscription(
        "2026-03-15",
        plan("10000.00", "2026-03-15"),
        addOn("addon:ip", "500.00", "2026-03-20").times(3),
        setup("25000.00", "2026-03-15"));
    AccountSnapshot account = account(subscription);

    Bill march = bill(account, "2026-03-20");

    assertThat(show(march))
        .containsExactly(
            "base proration 2026-03-15..2026-03-31 5483.87",
            "setup one_time 2026-03-15..2026-03-15 25000.00",
            "addon:ip proration 2026-03-20..2026-03-31 580.65");
    assertThat(show(bill(account.after(march), "2026-04-01")))
        .containsExactly(
            "base recurring 2026-04-01..2026-04-30 10000.00",
            "addon:ip recurring 2026-04-01..2026-04-30 1500.00");
  }

  @Test
  void anAddOnIsChargedWithinItsOwnDatesOnly() {
    Component ip = addOn("addon:ip", "3000.00", "2026-03-11").until(date("2026-04-11"));
    SubscriptionSnapshot subscription = subscription("2026-01-01", plan("1.00", "2026-01-01"), ip);

    assertThat(show(bill(account(subscription), "2026-06-01")))
        .filteredOn(line -> line.startsWith("addon"))
        .containsExactly(
            "addon:ip proration 2026-03-11..2026-03-31 2032.26",
            "addon:ip proration 2026-04-01..2026-04-10 1000.00");
  }

  @Test
  void nothingIsBilledBeforeItStarts() {
    AccountSnapshot account = account(subscription("2026-03-15", plan("10000.00", "2026-03-15")));

    assertThat(bill(account, "2026-03-14").isEmpty()).isTrue();
  }

  @Test
  void billingAgainGivesNothing() {
    AccountSnapshot account = account(
        subscription("2026-03-15", plan("10000.00", "2026-03-15"), setup("5000.00", "2026-03-15")));
    AccountSnapshot billed = account.after(bill(account, "2026-05-01"));

    assertThat(bill(billed, "2026-05-01").isEmpty()).isTrue();
    assertThat(bill(billed, "2026-05-31").isEmpty()).isTrue();
    assertThat(bill(billed, "2026-03-20").isEmpty()).isTrue();
  }

  @Test
  void anEarlyStopGivesTheUnservedDaysBack() {
    SubscriptionSnapshot running = subscription("2026-06-01", plan("10000.00", "2026-06-01"));
    AccountSnapshot june = account(running).after(bill(account(running), "2026-06-01"));
    AccountSnapshot stopped = june.withSubscriptions(List.of(running.until(date("2026-06-16"))));

    Bill bill = bill(stopped, "2026-06-16");

    assertThat(show(bill)).containsExactly("base credit 2026-06-16..2026-06-30 -5000.00");
    assertThat(bill.lines().get(0).standsUntil()).isEqualTo(date("2026-06-16"));
    assertThat(bill.drafts()).hasSize(1);
    assertThat(bill.drafts().get(0).credit()).isTrue();
    assertThat(bill(stopped.after(bill), "2026-07-01").isEmpty()).isTrue();
  }

  @Test
  void aServiceThatNeverRanIsGivenBackAsAWhole() {
    SubscriptionSnapshot running = subscription("2026-06-01", plan("10000.00", "2026-06-01"));
    AccountSnapshot june = account(running).after(bill(account(running), "2026-06-01"));
    AccountSnapshot never = june.withSubscriptions(List.of(running.until(date("2026-06-01"))));

    Bill bill = bill(never, "2026-06-02");

    assertThat(show(bill)).containsExactly("base credit 2026-06-01..2026-06-30 -10000.00");
    assertThat(never.after(bill).billed()).isEmpty();
  }

  @Test
  void aPlanChangeAtOnceGivesBackTheOldPlanAndChargesTheNewOneByDay() {
    SubscriptionSnapshot before = subscription("2026-06-01", plan("10000.00", "2026-06-01"));
    AccountSnapshot june = account(before).after(bill(account(before), "2026-06-01"));
    Component changed = plan("10000.00", "2026-06-01").priced(changeTo("20000.00", true));
    AccountSnapshot after = june.withSubscriptions(List.of(before.with(List.of(changed))));

    assertThat(show(bill(after, "2026-06-16")))
        .containsExactly(
            "base credit 2026-06-16..2026-06-30 -5000.00",
            "base proration 2026-06-16..2026-06-30 10000.00");
    assertThat(show(bill(account(before.with(List.of(changed))), "2026-06-16")))
        .containsExactly(
            "base proration 2026-06-01..2026-06-15 5000.00",
            "base proration 2026-06-16..2026-06-30 10000.00");
  }

  @Test
  void aChangeToTheSamePriceDividesNothing() {
    Component changed = plan("10000.00", "2026-06-01").priced(changeTo("10000.00", true));

    assertThat(show(bill(account(subscription("2026-06-01", changed)), "2026-06-20")))
        .containsExactly("base recurring 2026-06-01..2026-06-30 10000.00");
  }

  @Test
  void aPriceForTheNextPeriodLeavesTheRunningOneAsItIs() {
    Component changed = plan("10000.00", "2026-06-01").priced(changeTo("20000.00", false));

    assertThat(show(bill(account(subscription("2026-06-01", changed)), "2026-07-01")))
        .containsExactly(
            "base recurring 2026-06-01..2026-06-30 10000.00",
            "base recurring 2026-07-01..2026-07-31 20000.00");
  }

  private static List<PriceVersion> changeTo(String price, boolean atOnce) {
    PriceVersion first =
        PriceVersion.nextPeriod(date("2026-06-01"), PriceModel.flat(naira("10000.00")));
    PriceModel model = PriceModel.flat(naira(price));
    LocalDate day = date("2026-06-16");
    return List.of(
        first, atOnce ? PriceVersion.atOnce(day, model) : PriceVersion.nextPeriod(day, model));
  }

  @Test
  void suspendedTimeIsBilledOrNotAsDecidedAtTheSuspension() {
    SubscriptionSnapshot running = subscription("2026-06-01", plan("9000.00", "2026-06-01"));
    DateRange days = DateRange.of(date("2026-06-11"), date("2026-06-21"));

    assertThat(
            show(bill(account(running.suspended(List.of(Suspension.billed(days)))), "2026-06-30")))
        .containsExactly("base recurring 2026-06-01..2026-06-30 9000.00");
    assertThat(show(
            bill(account(running.suspended(List.of(Suspension.notBilled(days)))), "2026-06-30")))
        .containsExactly(
            "base proration 2026-06-01..2026-06-10 3000.00",
            "base proration 2026-06-21..2026-06-30 3000.00");
  }

  @Test
  void suspendedMonthsAreNotBilledAfterwards() {
    SubscriptionSnapshot running = subscription("2026-01-01", plan("9000.00", "2026-01-01"));
    AccountSnapshot january = account(running).after(bill(account(running), "2026-01-01"));
    SubscriptionSnapshot paused = running.suspended(
        List.of(Suspension.notBilled(DateRange.of(date("2026-02-01"), date("2026-05-01")))));

    assertThat(show(bill(january.withSubscriptions(List.of(paused)), "2026-05-01")))
        .containsExactly("base recurring 2026-05-01..2026-05-31 9000.00");
  }

  @Test
  void aSuspensionKnownAfterBillingComesToTheSameAmount() {
    SubscriptionSnapshot running = subscription("2026-06-01", plan("10000.00", "2026-06-01"));
    AccountSnapshot account = account(running).after(bill(account(running), "2026-06-01"));
    SubscriptionSnapshot suspended = running.suspended(
        List.of(Suspension.notBilled(DateRange.of(date("2026-06-11"), date("2026-06-21")))));
    AccountSnapshot later = account.withSubscriptions(List.of(suspended));

    Bill bill = bill(later, "2026-06-21");

    assertThat(show(bill))
        .containsExactly(
            "base credit 2026-06-11..2026-06-30 -6666.67",
            "base proration 2026-06-21..2026-06-30 3333.33");
    assertThat(bill(later.after(bill), "2026-06-30").isEmpty()).isTrue();
  }

  @Test
  void aFirstAndALastPeriodMayBeChargedWholeOrNotAtAll() {
    SubscriptionSnapshot base =
        subscription("2026-06-11", plan("9000.00", "2026-06-11")).until(date("2026-08-11"));

    assertThat(show(
            bill(account(base.partial(PartialPeriod.WHOLE, PartialPeriod.WHOLE)), "2026-08-15")))
        .containsExactly(
            "base recurring 2026-06-01..2026-06-30 9000.00",
            "base recurring 2026-07-01..2026-07-31 9000.00",
            "base recurring 2026-08-01..2026-08-31 9000.00");
    assertThat(
            show(bill(account(base.partial(PartialPeriod.FREE, PartialPeriod.FREE)), "2026-08-15")))
        .containsExactly("base recurring 2026-07-01..2026-07-31 9000.00");
    assertThat(show(
            bill(account(base.partial(PartialPeriod.BY_DAY, PartialPeriod.WHOLE)), "2026-08-15")))
        .startsWith("base proration 2026-06-11..2026-06-30 6000.00");
  }

  @Test
  void nothingBeforeTheCutOverIsBilled() {
    SubscriptionSnapshot imported = subscription(
            "2020-01-01", plan("9000.00", "2020-01-01"), setup("5000.00", "2020-01-01"))
        .billedFrom(date("2026-06-16"));

    assertThat(show(bill(account(imported), "2026-07-01")))
        .containsExactly(
            "base proration 2026-06-16..2026-06-30 4500.00",
            "base recurring 2026-07-01..2026-07-31 9000.00");
  }

  @Test
  void settledPeriodsAreNotLookedAt() {
    SubscriptionSnapshot old =
        subscription("2020-01-01", plan("9000.00", "2020-01-01")).settledUntil(date("2026-07-01"));

    assertThat(show(bill(account(old), "2026-07-05")))
        .containsExactly("base recurring 2026-07-01..2026-07-31 9000.00");
  }

  @Test
  void aWaivedMonthIsNotBilledAgainAndAReversedOneIs() {
    AccountSnapshot account = account(subscription("2026-06-01", plan("9000.00", "2026-06-01")));
    AccountSnapshot billed = account.after(bill(account, "2026-06-01"));
    List<BilledCharge> waived =
        billed.billed().stream().map(BilledCharge::waive).toList();

    assertThat(bill(billed.withBilled(waived), "2026-06-30").isEmpty()).isTrue();
    assertThat(show(bill(billed.withBilled(List.of()), "2026-06-30")))
        .containsExactly("base recurring 2026-06-01..2026-06-30 9000.00");
  }

  @Test
  void aNewTaxRateDoesNotReachBackToWhatWasBilled() {
    Component before =
        plan("10000.00", "2026-06-01").taxed(List.of(TaxRule.exclusive(VAT, "VAT", "7.5")));
    Component after = before.taxed(List.of(TaxRule.exclusive(VAT, "VAT", "10")));
    AccountSnapshot june = account(subscription("2026-06-01", before));
    AccountSnapshot billed = june.after(bill(june, "2026-06-01"));

    SubscriptionSnapshot changed = subscription("2026-06-01", after);
    assertThat(show(bill(billed.withSubscriptions(List.of(changed)), "2026-07-01")))
        .containsExactly("base recurring 2026-07-01..2026-07-31 11000.00");
    assertThat(show(bill(
            billed.withSubscriptions(List.of(changed.until(date("2026-06-16")))), "2026-06-16")))
        .containsExactly("base credit 2026-06-16..2026-06-30 -5375.00");
  }

  @Test
  void aComponentThatIsGoneIsGivenBackUnlessItWasChargedOnce() {
    SubscriptionSnapshot all = subscription(
        "2026-06-01",
        plan("9000.00", "2026-06-01"),
        addOn("addon:ip", "500.00", "2026-06-01"),
        setup("5000.00", "2026-06-01"));
    AccountSnapshot billed = account(all).after(bill(account(all), "2026-06-01"));
    SubscriptionSnapshot less = all.with(List.of(plan("9000.00", "2026-06-01")));

    assertThat(show(bill(billed.withSubscriptions(List.of(less)), "2026-06-02")))
        .containsExactly("addon:ip credit 2026-06-01..2026-06-30 -500.00");
  }
}
