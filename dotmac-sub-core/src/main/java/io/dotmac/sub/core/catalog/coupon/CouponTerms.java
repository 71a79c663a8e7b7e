package io.dotmac.sub.core.catalog.coupon;

import io.dotmac.sub.core.money.AmountException;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a coupon does.
 *
 * @param code capitals, digits, hyphen and underscore; 2 to 40 of them
 * @param discountPercent of the price; absent when there is an amount
 * @param amount off each period, a decimal string; absent when there is a percentage
 * @param scope absent: the plan alone
 * @param periods how many periods it counts; absent: all
 * @param validFrom the first day on which it may be redeemed
 * @param validUntil the first day on which it no longer may
 * @param maxRedemptions how many services may have it; absent: any number
 * @param maxPerSubscriber how many services of one subscriber; absent: any number
 */
public record CouponTerms(
    String code,
    String name,
    @Nullable BigDecimal discountPercent,
    @Nullable String amount,
    @Nullable String currency,
    CouponScope scope,
    @Nullable Integer periods,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validUntil,
    @Nullable Integer maxRedemptions,
    @Nullable Integer maxPerSubscriber) {
  /** Writes the code in capitals. */
  public CouponTerms {
    code = code == null ? "" : code.strip().toUpperCase(Locale.ROOT);
    scope = scope == null ? CouponScope.PLAN : scope;
  }

  /** A percentage off the plan for that many periods; absent: for all. */
  public static CouponTerms percent(String code, String percent, @Nullable Integer periods) {
    return new CouponTerms(
        code,
        code,
        new BigDecimal(percent),
        null,
        null,
        CouponScope.PLAN,
        periods,
        null,
        null,
        null,
        null);
  }

  /** An amount off each invoice that charges one of so many periods; absent: of all. */
  public static CouponTerms offInvoice(String code, Money off, @Nullable Integer periods) {
    return new CouponTerms(
        code,
        code,
        null,
        off.amount(),
        off.currencyCode(),
        CouponScope.INVOICE,
        periods,
        null,
        null,
        null,
        null);
  }

  /** The same for so many services in all, and of one subscriber. */
  public CouponTerms limited(@Nullable Integer inAll, @Nullable Integer eachSubscriber) {
    return new CouponTerms(
        code,
        name,
        discountPercent,
        amount,
        currency,
        scope,
        periods,
        validFrom,
        validUntil,
        inAll,
        eachSubscriber);
  }

  /** What it takes off each period, when it is an amount; a wrong one is invalid input. */
  @Nullable
  Money off() {
    if (amount == null) {
      return null;
    }
    try {
      return Money.of(amount, currency == null ? "" : currency);
    } catch (AmountException e) {
      String pointer = e.code().startsWith("currency") ? "/currency" : "/amount";
      throw Problem.invalid(pointer, e.code(), e.getMessage());
    }
  }

  void check() {
    Money off = off();
    new Checks()
        .rule(
            code.matches("[A-Z0-9][A-Z0-9_-]{1,39}"),
            "/code",
            "format",
            "2 to 40 letters, digits, hyphens or underscores were expected")
        .required("/name", name, 200)
        .rule(
            (discountPercent == null) != (amount == null),
            "/amount",
            "one_of",
            "a percentage or an amount was expected, not both")
        .rule(
            discountPercent == null
                || discountPercent.signum() > 0
                    && discountPercent.compareTo(BigDecimal.valueOf(100)) <= 0,
            "/discount_percent",
            "range",
            "more than 0 and at most 100 was expected")
        .rule(
            off == null || off.isPositive() && off.minor() <= Money.LARGEST_INPUT,
            "/amount",
            "range",
            "more than 0 was expected")
        .rule(
            off == null || scope != CouponScope.SERVICE,
            "/scope",
            "plan_or_invoice",
            "an amount is taken off the plan or the invoice, not off each thing of a service")
        .range("/periods", periods, 1, 120)
        .range("/max_redemptions", maxRedemptions, 1, 10_000_000)
        .range("/max_per_subscriber", maxPerSubscriber, 1, 1_000)
        .rule(
            validFrom == null || validUntil == null || validUntil.isAfter(validFrom),
            "/valid_until",
            "order",
            "a later day was expected")
        .done();
  }
}
