package io.dotmac.sub.billing.charge;

import io.dotmac.sub.billing.charge.price.PriceModel;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.time.AnchorGrid;
import io.dotmac.sub.core.time.BillingCycle;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Short words for tests of charges. */
final class ChargeFixture {
  static final UUID ACCOUNT = new UUID(1, 1);
  static final UUID SUBSCRIPTION = new UUID(2, 1);
  static final UUID VAT = new UUID(3, 1);

  private ChargeFixture() {}

  static LocalDate date(String text) {
    return LocalDate.parse(text);
  }

  static Money naira(String amount) {
    return Money.of(amount, "NGN");
  }

  static AnchorGrid monthly(int day, String reference) {
    return AnchorGrid.onDay(BillingCycle.MONTHLY, day, date(reference));
  }

  /** A plan billed on the 1st of each month. */
  static Component plan(String price, String start) {
    return plan(naira(price), monthly(1, start), start);
  }

  static Component plan(Money price, AnchorGrid grid, String start) {
    return Component.recurring(
        "base",
        ComponentType.RECURRING_SERVICE,
        "Fiber 50",
        grid,
        date(start),
        PriceModel.flat(price));
  }

  static Component addOn(String key, String price, String start) {
    return Component.recurring(
        key,
        ComponentType.ADDON,
        "Static IP",
        monthly(1, start),
        date(start),
        PriceModel.perUnit(naira(price)));
  }

  static Component setup(String price, String on) {
    return Component.oneTime(
        "setup",
        ComponentType.INSTALLATION,
        "Installation",
        date(on),
        PriceModel.flat(naira(price)));
  }

  static SubscriptionSnapshot subscription(String start, Component... components) {
    return SubscriptionSnapshot.of(SUBSCRIPTION, date(start), List.of(components));
  }

  static AccountSnapshot account(SubscriptionSnapshot... subscriptions) {
    return AccountSnapshot.of(ACCOUNT, List.of(subscriptions));
  }

  static Bill bill(AccountSnapshot account, String on) {
    return ChargeEngine.bill(account, date(on));
  }

  /** One line as {@code base prorated 2026-03-15..2026-03-31 5483.87}. */
  static String show(ChargeLine line) {
    return "%s %s %s..%s %s"
        .formatted(
            line.key().component(),
            line.kind().wire(),
            line.span().start(),
            line.span().lastDay(),
            line.gross().amount());
  }

  static List<String> show(Bill bill) {
    return bill.lines().stream().map(ChargeFixture::show).toList();
  }
}
