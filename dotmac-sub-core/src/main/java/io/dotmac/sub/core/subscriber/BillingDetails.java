package io.dotmac.sub.core.subscriber;

import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Checks;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a subscriber is billed. What is absent follows the tenant's settings and the offer.
 *
 * @param taxRateId the {@code TaxRate} that replaces the offer's for this subscriber
 * @param billingDay the day of the month new services are anchored to; absent: their first day
 * @param currency ISO 4217 code of both amounts
 * @param depositMinor what was deposited, in minor units
 * @param minBalanceMinor the balance below which a prepaid service ends; may be negative
 */
@Embeddable
public record BillingDetails(
    @Column(name = "billing_enabled") boolean billingEnabled,
    @Nullable @Column(name = "billing_name") String billingName,

    @Embedded
    @AttributeOverride(name = "addressLine1", column = @Column(name = "billing_address_line1"))
    @AttributeOverride(name = "addressLine2", column = @Column(name = "billing_address_line2"))
    @AttributeOverride(name = "city", column = @Column(name = "billing_city"))
    @AttributeOverride(name = "region", column = @Column(name = "billing_region"))
    @AttributeOverride(name = "postalCode", column = @Column(name = "billing_postal_code"))
    @AttributeOverride(name = "countryCode", column = @Column(name = "billing_country_code"))
    @Nullable
    PostalAddress billingAddress,

    @Nullable @Column(name = "payment_method") PreferredPayment paymentMethod,
    @Nullable @Column(name = "tax_rate_id") UUID taxRateId,
    @Nullable @Column(name = "billing_day") Integer billingDay,
    @Nullable @Column(name = "payment_due_days") Integer paymentDueDays,
    @Nullable @Column(name = "grace_period_days") Integer gracePeriodDays,
    @Column(name = "currency") String currency,
    @Nullable @Column(name = "deposit_minor") Long depositMinor,
    @Nullable @Column(name = "min_balance_minor") Long minBalanceMinor,
    @Nullable @Column(name = "prepaid_low_balance_at") Instant prepaidLowBalanceAt,
    @Nullable @Column(name = "prepaid_deactivation_at") Instant prepaidDeactivationAt) {
  private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
      .filter(known -> known.getDefaultFractionDigits() >= 0)
      .map(Currency::getCurrencyCode)
      .collect(Collectors.toSet());

  /** Billed as the tenant's settings and the offer say. */
  public static BillingDetails standard(String currency) {
    return new BillingDetails(
        true, null, null, null, null, null, null, null, currency, null, null, null, null);
  }

  /** The same, anchored to that day of the month. */
  public BillingDetails onDay(int day) {
    return new BillingDetails(
        billingEnabled,
        billingName,
        billingAddress,
        paymentMethod,
        taxRateId,
        day,
        paymentDueDays,
        gracePeriodDays,
        currency,
        depositMinor,
        minBalanceMinor,
        prepaidLowBalanceAt,
        prepaidDeactivationAt);
  }

  /** The deposit, if one was taken. */
  public Optional<Money> deposit() {
    return money(depositMinor);
  }

  /** The balance below which a prepaid service ends, if one is set. */
  public Optional<Money> minBalance() {
    return money(minBalanceMinor);
  }

  /** Records what cannot be stored. */
  public void check(Checks checks) {
    checks
        .text("/billing_name", billingName, 200)
        .rule(
            CURRENCIES.contains(currency),
            "/currency",
            "currency_unknown",
            "an ISO 4217 currency code such as NGN was expected and '" + currency + "' found")
        .range("/billing_day", billingDay, 1, 31)
        .range("/payment_due_days", paymentDueDays, 0, 365)
        .range("/grace_period_days", gracePeriodDays, 0, 365)
        .range("/deposit", depositMinor, 0, Money.LARGEST_INPUT);
    if (billingAddress != null) {
      billingAddress.check(checks, "billing_");
    }
  }

  private Optional<Money> money(@Nullable Long minor) {
    return minor == null
        ? Optional.empty()
        : Optional.of(Money.ofMinor(minor, Currency.getInstance(currency)));
  }
}
