package io.dotmac.sub.core.catalog;

import io.dotmac.sub.core.money.AmountException;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.time.BillingCycle;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What something costs. A recurring or one-time price is an amount of money; a usage price is a
 * rate per unit, which may have more decimals than the currency.
 *
 * @param billingCycle of a recurring price; absent: the offer's
 * @param unit what a rate is for
 * @param description tells two one-time prices of a version apart; becomes the text of the line
 */
@Embeddable
public record Price(
    @Column(name = "price_type") PriceType priceType,
    @Column(name = "currency") String currency,
    @Nullable @Column(name = "amount_minor") Long amountMinor,
    @Nullable @Column(name = "unit_rate") BigDecimal unitRate,
    @Nullable @Column(name = "billing_cycle") BillingCycle billingCycle,
    @Nullable @Column(name = "unit") PriceUnit unit,
    @Nullable @Column(name = "description") String description) {
  /** A price of each period of the offer's billing cycle. */
  public static Price recurring(Money amount) {
    return new Price(
        PriceType.RECURRING, amount.currencyCode(), amount.minor(), null, null, null, null);
  }

  /** A price charged once, such as a setup fee. */
  public static Price oneTime(Money amount, @Nullable String description) {
    return new Price(
        PriceType.ONE_TIME, amount.currencyCode(), amount.minor(), null, null, null, description);
  }

  /** A price of each unit used. */
  public static Price usage(BigDecimal rate, String currency, PriceUnit unit) {
    return new Price(PriceType.USAGE, currency, null, rate, null, unit, null);
  }

  /** Reads a price as it stands on the wire; a wrong one is an invalid-input problem. */
  public static Price read(
      @Nullable PriceType type,
      @Nullable String amount,
      String currency,
      @Nullable BillingCycle cycle,
      @Nullable PriceUnit unit,
      @Nullable String description) {
    new Checks()
        .present("/price_type", type)
        .required("/amount", amount, 40)
        .text("/description", description, 200)
        .done();
    try {
      if (type == PriceType.USAGE) {
        Money.currency(currency);
        return new Price(type, currency, null, rate(amount), cycle, unit, description);
      }
      Money money = Money.of(amount, currency);
      new Checks().range("/amount", money.minor(), 0, Money.LARGEST_INPUT).done();
      return new Price(type, currency, money.minor(), null, cycle, unit, description);
    } catch (AmountException e) {
      String pointer = e.code().startsWith("currency") ? "/currency" : "/amount";
      throw Problem.invalid(pointer, e.code(), e.getMessage());
    }
  }

  private static BigDecimal rate(String text) {
    try {
      BigDecimal rate = new BigDecimal(text.strip());
      if (rate.signum() >= 0
          && rate.precision() <= 20
          && rate.stripTrailingZeros().scale() <= 8) {
        return rate;
      }
    } catch (NumberFormatException e) {
      throw badRate(text);
    }
    throw badRate(text);
  }

  private static RuntimeException badRate(String text) {
    return Problem.invalid(
        "/amount",
        "amount_malformed",
        "a rate such as 0.0125 with at most 8 decimals was expected and '" + text + "' found");
  }

  /** The amount; absent for a usage price. */
  public Optional<Money> amount() {
    return amountMinor == null
        ? Optional.empty()
        : Optional.of(Money.ofMinor(amountMinor, Currency.getInstance(currency)));
  }

  /** The amount or the rate, as a decimal string. */
  public String figure() {
    return amount()
        .map(Money::amount)
        .orElseGet(() -> unitRate == null ? "0" : unitRate.stripTrailingZeros().toPlainString());
  }

  /** Whether this is about the same thing as the other, so that it replaces it. */
  public boolean replaces(Price other) {
    return priceType == other.priceType
        && currency.equals(other.currency)
        && (priceType == PriceType.RECURRING
            || java.util.Objects.equals(description, other.description));
  }
}
