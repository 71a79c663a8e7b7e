package io.dotmac.sub.samples.billing;

import io.dotmac.sub.billing.charge.AccountSnapshot;
import io.dotmac.sub.billing.charge.Bill;
import io.dotmac.sub.billing.charge.ChargeEngine;
import io.dotmac.sub.billing.charge.Component;
import io.dotmac.sub.billing.charge.ComponentType;
import io.dotmac.sub.billing.charge.SubscriptionSnapshot;
import io.dotmac.sub.billing.charge.TaxRule;
import io.dotmac.sub.billing.charge.price.PriceModel;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.money.MoneyFormat;
import io.dotmac.sub.core.time.AnchorGrid;
import io.dotmac.sub.core.time.BillingCycle;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The calculation alone: values in, lines out, no database and no clock. */
public final class PriceOnly {
  private PriceOnly() {}

  /** Prints what a month costs a customer who comes on the 16th, with VAT. */
  public static void main(String[] arguments) {
    lines().forEach(System.out::println);
  }

  // [price-only]
  static List<String> lines() {
    LocalDate start = LocalDate.of(2026, 1, 16);
    AnchorGrid months = AnchorGrid.onDay(BillingCycle.MONTHLY, 1, start);
    Component fiber = Component.recurring(
            "base",
            ComponentType.RECURRING_SERVICE,
            "Fiber 50",
            months,
            start,
            PriceModel.flat(Money.of("15500", "NGN")))
        .taxed(List.of(TaxRule.exclusive(new UUID(0, 1), "VAT", "7.5")));
    SubscriptionSnapshot service = SubscriptionSnapshot.of(new UUID(0, 2), start, List.of(fiber));
    AccountSnapshot account = AccountSnapshot.of(new UUID(0, 3), List.of(service));

    Bill bill = ChargeEngine.bill(account, LocalDate.of(2026, 2, 1));
    return bill.lines().stream()
        .map(line -> line.span().start() + ": " + line.gross() + " = "
            + String.join(
                "; ",
                line.derivation()
                    .formulas(new MoneyFormat(Locale.ENGLISH), line.net().currency())))
        .toList();
  }
  // [/price-only]
}
