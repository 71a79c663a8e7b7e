package io.dotmac.sub.billing.charge;

import static io.dotmac.sub.billing.charge.ChargeFixture.VAT;
import static io.dotmac.sub.billing.charge.ChargeFixture.account;
import static io.dotmac.sub.billing.charge.ChargeFixture.bill;
import static io.dotmac.sub.billing.charge.ChargeFixture.date;
import static io.dotmac.sub.billing.charge.ChargeFixture.monthly;
import static io.dotmac.sub.billing.charge.ChargeFixture.naira;
import static io.dotmac.sub.billing.charge.ChargeFixture.plan;
import static io.dotmac.sub.billing.charge.ChargeFixture.show;
import static io.dotmac.sub.billing.charge.ChargeFixture.subscription;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.charge.price.PriceModel;
import io.dotmac.sub.core.money.MoneyFormat;
import io.dotmac.sub.core.time.AnchorGrid;
import io.dotmac.sub.core.time.DateRange;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Charges for a period that is over, and for what was used in it. */
class ArrearsTest {
  private static final AnchorGrid FIRST = monthly(1, "2026-01-01");
  private static final Component LATER =
      plan("3100.00", "2026-01-01").scheduled(new Schedule.InArrears(FIRST));

  @Test
  void aPeriodIsChargedWhenItIsOver() {
    SubscriptionSnapshot service = subscription("2026-01-16", LATER);

    assertThat(bill(account(service), "2026-01-31").isEmpty()).isTrue();
    assertThat(show(bill(account(service), "2026-02-01")))
        .containsExactly("base proration 2026-01-16..2026-01-31 1600.00");
    assertThat(show(bill(account(service), "2026-03-31")))
        .containsExactly(
            "base proration 2026-01-16..2026-01-31 1600.00",
            "base recurring 2026-02-01..2026-02-28 3100.00");
  }

  @Test
  void theLastPeriodIsChargedWhenTheServiceHasEnded() {
    SubscriptionSnapshot service = subscription("2026-01-01", LATER).until(date("2026-01-11"));

    assertThat(bill(account(service), "2026-01-10").isEmpty()).isTrue();
    assertThat(show(bill(account(service), "2026-01-11")))
        .containsExactly("base proration 2026-01-01..2026-01-10 1000.00");
  }

  @Test
  void aServiceThatGoesOnAfterAllIsChargedTheRestWhenThePeriodIsOver() {
    SubscriptionSnapshot ended = subscription("2026-01-01", LATER).until(date("2026-01-11"));
    AccountSnapshot account = account(ended);
    account = account.after(bill(account, "2026-01-11"));
    account = account.withSubscriptions(List.of(ended.until(DateRange.OPEN)));

    assertThat(bill(account, "2026-01-20").isEmpty()).isTrue();
    assertThat(show(bill(account, "2026-02-01")))
        .containsExactly("base proration 2026-01-11..2026-01-31 2100.00");
  }

  @Test
  void aPeriodThatEndsOnTheHorizonIsStillLookedAt() {
    SubscriptionSnapshot service =
        subscription("2026-01-01", LATER).settledUntil(date("2026-02-01"));

    assertThat(bill(account(service), "2026-02-01").lines()).hasSize(1);
    assertThat(bill(account(service.settledUntil(date("2026-02-02"))), "2026-02-28")
            .isEmpty())
        .isTrue();
    assertThat(show(bill(account(service.settledUntil(date("2026-02-02"))), "2026-03-01")))
        .containsExactly("base recurring 2026-02-01..2026-02-28 3100.00");
    assertThat(
            bill(account(service.billedFrom(date("2026-02-01"))), "2026-02-01").isEmpty())
        .isTrue();
  }

  @Test
  void knowsWhenItIsDueNextAndHowFarItIsBilled() {
    SubscriptionSnapshot service = subscription("2026-01-16", LATER);

    assertThat(ChargeEngine.nextDue(service, date("2026-01-01"))).contains(date("2026-02-01"));
    assertThat(ChargeEngine.nextDue(service, date("2026-01-31"))).contains(date("2026-02-01"));
    assertThat(ChargeEngine.nextDue(service, date("2026-02-01"))).contains(date("2026-03-01"));
    SubscriptionSnapshot ending = service.until(date("2026-02-10"));
    assertThat(ChargeEngine.nextDue(ending, date("2026-02-01"))).contains(date("2026-02-10"));
    assertThat(ChargeEngine.nextDue(ending, date("2026-02-10"))).isEmpty();
    assertThat(ChargeEngine.nextDue(service.until(service.start()), date("2026-01-01")))
        .isEmpty();
    assertThat(ChargeEngine.billedThrough(service, date("2026-01-31"))).isEmpty();
    assertThat(ChargeEngine.billedThrough(service, date("2026-02-01")))
        .contains(date("2026-02-01"));
    assertThat(ChargeEngine.billedThrough(service, date("2026-02-28")))
        .contains(date("2026-02-01"));
    assertThat(ChargeEngine.billedThrough(ending, date("2026-02-10"))).contains(date("2026-02-10"));
  }

  @Test
  void useBeyondTheAllowanceIsChargedOnceThePeriodIsOver() {
    SubscriptionSnapshot service = subscription(
        "2026-01-01", data("10", null, use("2026-01-05", "7"), use("2026-01-31", "5.5")));

    assertThat(bill(account(service), "2026-01-31").isEmpty()).isTrue();
    Bill bill = bill(account(service), "2026-02-01");
    assertThat(show(bill)).containsExactly("usage usage 2026-01-01..2026-01-31 5.00");
    assertThat(bill.lines()
            .get(0)
            .derivation()
            .formulas(new MoneyFormat(Locale.ENGLISH), naira("1").currency()))
        .containsExactly("12.5 − 10 = 2.5", "2.5 × 2.00 = 5.00");
  }

  @Test
  void useWithinTheAllowanceIsNotALine() {
    SubscriptionSnapshot service =
        subscription("2026-01-01", data("10", null, use("2026-01-05", "10")));

    assertThat(bill(account(service), "2026-02-01").isEmpty()).isTrue();
  }

  @Test
  void useIsChargedAtMostTheCapAndTaxedAndDiscountedAfterIt() {
    Component capped = data("0", "15.00", use("2026-01-05", "1000"))
        .discounted(Discount.percent("10", DateRange.from(date("2026-01-01"))))
        .taxed(List.of(TaxRule.exclusive(VAT, "VAT", "10")));
    ChargeLine line =
        bill(account(subscription("2026-01-01", capped)), "2026-02-01").lines().get(0);

    assertThat(line.net()).isEqualTo(naira("13.50"));
    assertThat(line.discount()).isEqualTo(naira("1.50"));
    assertThat(line.gross()).isEqualTo(naira("14.85"));
    assertThat(line.terms().unitPrice()).isEqualTo(naira("15.00"));
    assertThat(line.derivation()
            .formulas(new MoneyFormat(Locale.ENGLISH), naira("1").currency()))
        .containsExactly(
            "1000 × 2.00 = 2,000.00",
            "min(2,000.00, 15.00) = 15.00",
            "15.00 × 10% = 1.50",
            "13.50 × 10% = 1.35");
  }

  @Test
  void useThatComesToLightLateIsChargedAnewAndLessIsGivenBack() {
    AccountSnapshot account =
        account(subscription("2026-01-01", data("0", null, use("2026-01-05", "3"))));
    account = account.after(bill(account, "2026-02-01"));
    SubscriptionSnapshot more =
        subscription("2026-01-01", data("0", null, use("2026-01-05", "3"), use("2026-01-06", "1")));
    SubscriptionSnapshot none = subscription("2026-01-01", data("0", null));

    assertThat(show(bill(account.withSubscriptions(List.of(more)), "2026-02-03")))
        .containsExactly(
            "usage credit 2026-01-01..2026-01-31 -6.00", "usage usage 2026-01-01..2026-01-31 8.00");
    assertThat(show(bill(account.withSubscriptions(List.of(none)), "2026-02-03")))
        .containsExactly("usage credit 2026-01-01..2026-01-31 -6.00");
  }

  @Test
  void useAfterTheEndOfTheServiceIsNotCharged() {
    SubscriptionSnapshot service = subscription(
            "2026-01-01", data("0", null, use("2026-01-05", "3"), use("2026-01-20", "9")))
        .until(date("2026-01-11"));

    assertThat(show(bill(account(service), "2026-01-11")))
        .containsExactly("usage usage 2026-01-01..2026-01-10 6.00");
  }

  @Test
  void useOfAVoidedInvoiceStaysUncharged() {
    AccountSnapshot account =
        account(subscription("2026-01-01", data("0", null, use("2026-01-05", "3"))));
    account = account.after(bill(account, "2026-02-01"));
    AccountSnapshot waived =
        account.withBilled(account.billed().stream().map(BilledCharge::waive).toList());

    assertThat(bill(waived, "2026-02-01").isEmpty()).isTrue();
  }

  @Test
  void aHybridPlanHasItsPriceAndItsUseOnOneBill() {
    SubscriptionSnapshot service = subscription(
        "2026-01-01", plan("3100.00", "2026-01-01"), data("0", null, use("2026-01-05", "3")));

    assertThat(show(bill(account(service), "2026-02-01")))
        .containsExactly(
            "base recurring 2026-01-01..2026-01-31 3100.00",
            "usage usage 2026-01-01..2026-01-31 6.00",
            "base recurring 2026-02-01..2026-02-28 3100.00");
  }

  @Test
  void refusesNegativeUseAllowanceAndCap() {
    assertThatThrownBy(() -> use("2026-01-01", "-1")).hasMessageContaining("0 or more");
    assertThatThrownBy(() -> data("-1", null)).hasMessageContaining("0 or more");
    assertThatThrownBy(() -> data("0", "-1")).hasMessageContaining("0 or more");
  }

  private static Schedule.Usage use(String day, String quantity) {
    return new Schedule.Usage(
        DateRange.of(date(day), date(day).plusDays(1)), new BigDecimal(quantity));
  }

  /** Data at 2 naira a unit. */
  private static Component data(String included, String most, Schedule.Usage... used) {
    return Component.recurring(
            "usage",
            ComponentType.USAGE,
            "Data",
            FIRST,
            date("2026-01-01"),
            PriceModel.perUnit(naira("2.00")))
        .scheduled(new Schedule.Metered(
            FIRST, new BigDecimal(included), most == null ? null : naira(most), List.of(used)));
  }
}
