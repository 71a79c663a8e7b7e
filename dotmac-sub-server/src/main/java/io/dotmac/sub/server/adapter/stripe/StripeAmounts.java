package io.dotmac.sub.server.adapter.stripe;

import io.dotmac.sub.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Amounts as Stripe counts them: whole numbers of its own smallest unit. */
final class StripeAmounts {
  /** Where Stripe's unit is not the currency's. */
  private static final Map<String, Integer> DECIMALS = Map.of("ISK", 2, "UGX", 2, "MGA", 0);

  private StripeAmounts() {}

  /** Empty when Stripe cannot take it, such as a fraction of a unit that it does not know. */
  static Optional<Long> units(Money amount) {
    int decimals = decimals(amount.currency());
    try {
      long units = amount.decimal().movePointRight(decimals).longValueExact();
      // Amounts of three decimals end in a zero there.
      return decimals == 3 && units % 10 != 0 ? Optional.empty() : Optional.of(units);
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  static Money money(long units, String code) {
    Currency currency = Money.currency(code.toUpperCase(Locale.ROOT));
    return Money.rounded(
        BigDecimal.valueOf(units, decimals(currency)), currency, RoundingMode.UNNECESSARY);
  }

  private static int decimals(Currency currency) {
    return DECIMALS.getOrDefault(currency.getCurrencyCode(), currency.getDefaultFractionDigits());
  }
}
