package io.dotmac.sub.core.money;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * An exact amount of one currency, held in minor units.
 *
 * <p>Arithmetic throws instead of overflowing and instead of mixing currencies. Written on its own
 * to JSON it is {@code {"amount": "1250.00", "currency": "NGN"}}; documents with several amounts
 * write {@link #amount()} beside one currency.
 *
 * @param minor the amount in minor units: kobo for NGN, cents for USD, yen for JPY
 * @param currency the ISO 4217 currency
 */
@JsonAutoDetect(
    fieldVisibility = Visibility.NONE,
    getterVisibility = Visibility.NONE,
    isGetterVisibility = Visibility.NONE)
@JsonIncludeProperties({"amount", "currency"})
@JsonPropertyOrder({"amount", "currency"})
public record Money(long minor, Currency currency) implements Comparable<Money> {

  /** The largest amount that is accepted as text, in minor units: fifteen digits. */
  public static final long LARGEST_INPUT = 999_999_999_999_999L;

  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,40}(\\.[0-9]{1,40})?");

  /** Rejects what is no money: gold and other currencies without minor units. */
  public Money {
    Objects.requireNonNull(currency, "currency");
    if (currency.getDefaultFractionDigits() < 0) {
      throw new IllegalArgumentException(
          "a currency with minor units was expected and " + currency + " found");
    }
  }

  /**
   * The amount written in {@code amount}, such as {@code 1250}, {@code 1250.5} or {@code -3.20}.
   * An amount with more decimals than the currency has is rejected rather than rounded, unless the
   * excess is zeros.
   *
   * @throws AmountException when the text is no amount of that currency
   */
  public static Money of(String amount, String currencyCode) {
    return of(amount, currency(currencyCode));
  }

  /** As {@link #of(String, String)}, for a currency already known. */
  public static Money of(String amount, Currency currency) {
    String text = amount.strip();
    if (!DECIMAL.matcher(text).matches()) {
      throw new AmountException(
          "amount_malformed",
          "a decimal number such as 1250.00 was expected and '" + shortened(text) + "' found");
    }
    int digits = currency.getDefaultFractionDigits();
    BigDecimal minor = new BigDecimal(text).movePointRight(digits).stripTrailingZeros();
    if (minor.scale() > 0) {
      throw new AmountException(
          "amount_decimals",
          "%s has %d decimals and '%s' has more"
              .formatted(currency.getCurrencyCode(), digits, shortened(text)));
    }
    if (minor.abs().compareTo(BigDecimal.valueOf(LARGEST_INPUT)) > 0) {
      throw new AmountException(
          "amount_too_large",
          "an amount of at most %s %s was expected and '%s' found"
              .formatted(
                  new Money(LARGEST_INPUT, currency).amount(),
                  currency.getCurrencyCode(),
                  shortened(text)));
    }
    return new Money(minor.longValueExact(), currency);
  }

  /** Nothing, in that currency. */
  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  /** That many minor units: {@code ofMinor(125000, NGN)} is 1,250.00 naira. */
  public static Money ofMinor(long minor, Currency currency) {
    return new Money(minor, currency);
  }

  /** An exact figure with any number of decimals, rounded once to the currency's minor unit. */
  public static Money rounded(BigDecimal amount, Currency currency, RoundingMode mode) {
    int digits = currency.getDefaultFractionDigits();
    BigDecimal minor = amount.setScale(digits, mode).movePointRight(digits);
    return new Money(minor.longValueExact(), currency);
  }

  /** The sum of all amounts, zero when there are none. */
  public static Money sum(Currency currency, Collection<Money> amounts) {
    Money total = zero(currency);
    for (Money amount : amounts) {
      total = total.plus(amount);
    }
    return total;
  }

  /** The smaller of the two; the first when they are equal. */
  public static Money min(Money a, Money b) {
    return b.compareTo(a) < 0 ? b : a;
  }

  /** The larger of the two; the first when they are equal. */
  public static Money max(Money a, Money b) {
    return b.compareTo(a) > 0 ? b : a;
  }

  @JsonCreator
  static Money ofWire(
      @JsonProperty("amount") String amount, @JsonProperty("currency") String currency) {
    return of(amount, currency);
  }

  /** The currency with that ISO 4217 code, in capitals. */
  public static Currency currency(String code) {
    try {
      Currency currency = Currency.getInstance(code);
      if (currency.getDefaultFractionDigits() >= 0) {
        return currency;
      }
    } catch (IllegalArgumentException unknown) {
      // Answered below: the JDK's own message is null.
    }
    throw new AmountException(
        "currency_unknown",
        "an ISO 4217 currency code such as NGN was expected and '" + shortened(code) + "' found");
  }

  /** The sum of both. */
  public Money plus(Money other) {
    return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
  }

  /** What is left after taking {@code other} away; may be negative. */
  public Money minus(Money other) {
    return new Money(Math.subtractExact(minor, sameCurrency(other).minor), currency);
  }

  /** That many times this. */
  public Money times(long factor) {
    return new Money(Math.multiplyExact(minor, factor), currency);
  }

  /** The same amount with the other sign. */
  public Money negate() {
    return new Money(Math.negateExact(minor), currency);
  }

  /** The amount without its sign. */
  public Money abs() {
    return minor < 0 ? negate() : this;
  }

  /** True for exactly nothing. */
  public boolean isZero() {
    return minor == 0;
  }

  /** True when more than zero. */
  public boolean isPositive() {
    return minor > 0;
  }

  /** True when less than zero. */
  public boolean isNegative() {
    return minor < 0;
  }

  /**
   * Splits into {@code parts} amounts that differ by at most one minor unit and sum to this; the
   * larger parts come first.
   */
  public List<Money> split(int parts) {
    return Split.evenly(this, parts);
  }

  /**
   * Splits in proportion to the weights by the largest remainder: the parts sum to this, and each
   * is within one minor unit of its exact share. Among equal remainders the earlier part gets the
   * unit. A weight of zero gets nothing.
   */
  public List<Money> splitBy(List<Long> weights) {
    return Split.byWeights(this, weights);
  }

  /** The amount as a number with the currency's decimals. */
  public BigDecimal decimal() {
    return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
  }

  /** The amount as text with the currency's decimals and a full stop: {@code 1250.00}. */
  @JsonProperty("amount")
  public String amount() {
    return decimal().toPlainString();
  }

  /** The ISO 4217 code. */
  @JsonProperty("currency")
  public String currencyCode() {
    return currency.getCurrencyCode();
  }

  /** Orders amounts of one currency. */
  @Override
  public int compareTo(Money other) {
    return Long.compare(minor, sameCurrency(other).minor);
  }

  /** For logs and messages: {@code 1250.00 NGN}. */
  @Override
  public String toString() {
    return amount() + " " + currency.getCurrencyCode();
  }

  private Money sameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("amounts of one currency were expected, " + currency
          + " and " + other.currency + " found");
    }
    return other;
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}
