package io.dotmac.sub.billing.charge;

import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.time.AnchorGrid;
import io.dotmac.sub.core.time.DateRange;
import java.math.BigDecimal;
import java.math.BigInteger;
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
    // Thirds and sevenths have no end as decimals: the sum is kept as a fraction of whole numbers.
    BigInteger above = BigInteger.ZERO;
    BigInteger below = BigInteger.ONE;
    for (DateRange period : grid.periodsTouching(rest)) {
      BigInteger all = BigInteger.valueOf(period.days());
      long days = rest.intersect(period).map(DateRange::days).orElseThrow();
      BigInteger common = below.multiply(all).divide(below.gcd(all));
      above = above
          .multiply(common.divide(below))
          .add(BigInteger.valueOf(days).multiply(common.divide(all)));
      below = common;
    }
    BigDecimal exact = new BigDecimal(above).multiply(perPeriod).multiply(percent);
    BigDecimal divisor = new BigDecimal(below).multiply(HUNDRED);
    int digits = currency.getDefaultFractionDigits();
    return Money.rounded(
        exact.divide(divisor, digits, RoundingMode.HALF_UP), currency, RoundingMode.UNNECESSARY);
  }
}
