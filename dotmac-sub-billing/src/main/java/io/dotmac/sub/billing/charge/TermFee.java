package io.dotmac.sub.billing.charge;

import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.time.AnchorGrid;
import io.dotmac.sub.core.time.DateRange;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Currency;

/** A share of what the rest of a contract would have cost. */
public final class TermFee {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private TermFee() {}

  /**
   * The fee for {@code rest}: its days by the days of their periods, times the price of a period,
   * times {@code percent}, rounded HALF_UP once.
   */
  public static Money of(
      AnchorGrid grid,
      BigDecimal perPeriod,
      DateRange rest,
      BigDecimal percent,
      Currency currency) {
    BigDecimal periods = BigDecimal.ZERO;
    for (DateRange period : grid.periodsTouching(rest)) {
      long days = rest.intersect(period).map(DateRange::days).orElse(0L);
      periods = periods.add(BigDecimal.valueOf(days)
          .divide(BigDecimal.valueOf(period.days()), MathContext.DECIMAL64));
    }
    BigDecimal exact = periods.multiply(perPeriod).multiply(percent).divide(HUNDRED);
    int digits = currency.getDefaultFractionDigits();
    return Money.rounded(
        exact.setScale(digits, RoundingMode.HALF_UP), currency, RoundingMode.UNNECESSARY);
  }
}
