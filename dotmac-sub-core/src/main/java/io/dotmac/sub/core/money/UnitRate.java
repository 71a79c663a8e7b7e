package io.dotmac.sub.core.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * A price or a share that may have more decimals than money: per gigabyte, per cent. It has no
 * currency of its own and becomes {@link Money} only by being multiplied and rounded once.
 *
 * @param value the rate without trailing zeros, so that 7.50 equals 7.5
 */
public record UnitRate(BigDecimal value) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Removes trailing zeros. */
  public UnitRate {
    value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
  }

  /** The rate written in {@code text}, such as {@code 7.5}. */
  @JsonCreator
  public static UnitRate of(String text) {
    return new UnitRate(new BigDecimal(text));
  }

  /** This rate for {@code quantity} units, rounded to the minor unit. */
  public Money times(BigDecimal quantity, Currency currency, RoundingMode mode) {
    return Money.rounded(value.multiply(quantity), currency, mode);
  }

  /** This many per cent of {@code base}, rounded to the minor unit. */
  public Money percentOf(Money base, RoundingMode mode) {
    BigDecimal exact = base.decimal().multiply(value).divide(HUNDRED);
    return Money.rounded(exact, base.currency(), mode);
  }

  /** The rate as text without an exponent: {@code 7.5}. */
  @Override
  @JsonValue
  public String toString() {
    return value.toPlainString();
  }
}
