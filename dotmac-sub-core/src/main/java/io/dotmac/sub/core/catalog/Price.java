package io.dotmac.sub.core.catalog;

import io.dotmac.sub.core.money.AmountException;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.time.AnchorGrid;
import io.dotmac.sub.core.time.BillingCycle;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/**
 * What something costs. A recurring or one-time price is an amount of money; a usage price is a
 * rate per unit, which may have more decimals than the currency.
 *
 * @param billingCycle of a recurring price; absent: the offer's
 * @param unit what a rate is for
 * @param description tells two one-time prices of a version apart; becomes the text of the line
 * @param intervalCount how many cycles one period is; absent: 1
 * @param scale how it follows from the quantity; absent: so much for each
 * @param tiers of a graduated or a volume price
 * @param packageSize units of a package
 * @param includedUnits units of a usage price that cost nothing in a period
 * @param capMinor the most that a usage price takes for a period
 */
@Embeddable
public record Price(
    @Column(name = "price_type") PriceType priceType,
    @Column(name = "currency") String currency,
    @Nullable @Column(name = "amount_minor") Long amountMinor,
    @Nullable @Column(name = "unit_rate") BigDecimal unitRate,
    @Nullable @Column(name = "billing_cycle") BillingCycle billingCycle,
    @Nullable @Column(name = "unit") PriceUnit unit,
    @Nullable @Column(name = "description") String description,
    @Nullable @Column(name = "interval_count") Integer intervalCount,
    @Nullable @Column(name = "price_model") PriceScale scale,

    @Nullable @Column(name = "tiers") @ColumnTransformer(read = "tiers::text", write = "?::jsonb")
    PriceTiers tiers,

    @Nullable @Column(name = "package_size") BigDecimal packageSize,
    @Nullable @Column(name = "included_units") BigDecimal includedUnits,
    @Nullable @Column(name = "cap_minor") Long capMinor) {

  private static Price plain(
      PriceType type,
      String currency,
      @Nullable Long minor,
      @Nullable BigDecimal rate,
      @Nullable PriceUnit unit,
      @Nullable String description) {
    return new Price(
        type, currency, minor, rate, null, unit, description, null, null, null, null, null, null);
  }
  /** A price of each period of the offer's billing cycle. */
  public static Price recurring(Money amount) {
    return plain(PriceType.RECURRING, amount.currencyCode(), amount.minor(), null, null, null);
  }

  /** A price charged once, such as a setup fee. */
  public static Price oneTime(Money amount, @Nullable String description) {
    return plain(
        PriceType.ONE_TIME, amount.currencyCode(), amount.minor(), null, null, description);
  }

  /** A price of each unit used. */
  public static Price usage(BigDecimal rate, String currency, PriceUnit unit) {
    return plain(PriceType.USAGE, currency, null, rate, unit, null);
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
        return plain(type, currency, null, rate(amount), unit, description).billed(cycle, null);
      }
      Money money = Money.of(amount, currency);
      new Checks().range("/amount", money.minor(), 0, Money.LARGEST_INPUT).done();
      return plain(type, currency, money.minor(), null, unit, description).billed(cycle, null);
    } catch (AmountException e) {
      String pointer = e.code().startsWith("currency") ? "/currency" : "/amount";
      throw Problem.invalid(pointer, e.code(), e.getMessage());
    }
  }

  /** The same for periods of that many cycles; absent: the offer's cycle, once. */
  public Price billed(@Nullable BillingCycle cycle, @Nullable Integer count) {
    new Checks()
        .range("/interval_count", count, 1, AnchorGrid.MOST)
        .rule(
            count == null || priceType == PriceType.RECURRING,
            "/interval_count",
            "recurring_only",
            "only a recurring price has periods")
        .done();
    return new Price(
        priceType,
        currency,
        amountMinor,
        unitRate,
        cycle,
        unit,
        description,
        count,
        scale,
        tiers,
        packageSize,
        includedUnits,
        capMinor);
  }

  /** The same, following from the quantity in that way. */
  public Price scaled(
      @Nullable PriceScale by, @Nullable PriceTiers in, @Nullable BigDecimal packages) {
    boolean tiered = by == PriceScale.GRADUATED || by == PriceScale.VOLUME;
    Checks checks = new Checks()
        .rule(
            by == null || priceType != PriceType.ONE_TIME,
            "/price_model",
            "not_once",
            "a one-time price is so much for each")
        .rule(
            tiered == (in != null),
            "/tiers",
            "tiers_of_model",
            "tiers belong to a graduated or a volume price")
        .rule(
            (by == PriceScale.PACKAGE) == (packages != null),
            "/package_size",
            "size_of_model",
            "a size belongs to a package price")
        .rule(
            packages == null || isQuantity(packages) && packages.signum() > 0,
            "/package_size",
            "range",
            "more than 0 was expected");
    if (in != null) {
      in.check(checks, currency);
    }
    checks.done();
    return new Price(
        priceType,
        currency,
        amountMinor,
        unitRate,
        billingCycle,
        unit,
        description,
        intervalCount,
        by,
        in,
        packages,
        includedUnits,
        capMinor);
  }

  /** The same with that much included, and at most that amount a period. */
  public Price limited(@Nullable BigDecimal included, @Nullable String most) {
    new Checks()
        .rule(
            priceType == PriceType.USAGE || included == null && most == null,
            "/included_units",
            "usage_only",
            "only a usage price includes units and has a cap")
        .rule(
            included == null || isQuantity(included),
            "/included_units",
            "range",
            "0 or more with at most 6 decimals was expected")
        .done();
    return new Price(
        priceType,
        currency,
        amountMinor,
        unitRate,
        billingCycle,
        unit,
        description,
        intervalCount,
        scale,
        tiers,
        packageSize,
        included,
        most == null ? null : cap(most));
  }

  private long cap(String most) {
    try {
      long minor = Money.of(most, currency).minor();
      new Checks().range("/cap", minor, 0, Money.LARGEST_INPUT).done();
      return minor;
    } catch (AmountException e) {
      throw Problem.invalid("/cap", e.code(), e.getMessage());
    }
  }

  private static boolean isQuantity(BigDecimal quantity) {
    return quantity.signum() >= 0
        && quantity.precision() - quantity.scale() <= 14
        && quantity.stripTrailingZeros().scale() <= 6;
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

  /** The most that it takes for a period, if there is such a limit. */
  public Optional<Money> cap() {
    return capMinor == null
        ? Optional.empty()
        : Optional.of(Money.ofMinor(capMinor, Currency.getInstance(currency)));
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
