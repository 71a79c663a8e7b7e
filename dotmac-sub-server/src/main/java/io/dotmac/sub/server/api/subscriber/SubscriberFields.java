package io.dotmac.sub.server.api.subscriber;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.subscriber.BillingDetails;
import io.dotmac.sub.core.subscriber.ContactMethod;
import io.dotmac.sub.core.subscriber.Gender;
import io.dotmac.sub.core.subscriber.OrganizationId;
import io.dotmac.sub.core.subscriber.Person;
import io.dotmac.sub.core.subscriber.PostalAddress;
import io.dotmac.sub.core.subscriber.PreferredPayment;
import io.dotmac.sub.core.subscriber.ResellerId;
import io.dotmac.sub.core.subscriber.SubscriberDetails;
import io.dotmac.sub.server.http.Amounts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may be set about a subscriber, as it stands on the wire: flat. */
public record SubscriberFields(
    String firstName,
    String lastName,
    @Nullable String displayName,
    @Nullable String avatarUrl,
    String email,
    @Nullable String phone,
    @Nullable LocalDate dateOfBirth,
    Gender gender,
    @Nullable ContactMethod preferredContactMethod,
    @Nullable String locale,
    @Nullable String timezone,
    @Nullable String addressLine1,
    @Nullable String addressLine2,
    @Nullable String city,
    @Nullable String region,
    @Nullable String postalCode,
    @Nullable String countryCode,
    @Nullable OrganizationId organizationId,
    @Nullable ResellerId resellerId,
    @Nullable UUID taxRateId,
    boolean marketingOptIn,
    boolean billingEnabled,
    @Nullable String billingName,
    @Nullable String billingAddressLine1,
    @Nullable String billingAddressLine2,
    @Nullable String billingCity,
    @Nullable String billingRegion,
    @Nullable String billingPostalCode,
    @Nullable String billingCountryCode,
    @Nullable PreferredPayment paymentMethod,
    @Nullable String deposit,
    @Nullable Integer billingDay,
    @Nullable Integer paymentDueDays,
    @Nullable Integer gracePeriodDays,
    @Nullable String minBalance,
    @Nullable Instant prepaidLowBalanceAt,
    @Nullable Instant prepaidDeactivationAt,
    @Nullable String externalId,
    @Nullable String notes,
    @Nullable JsonNode metadata) {
  static SubscriberFields blank(String currency) {
    return of(SubscriberDetails.of(Person.of("", "", ""), PostalAddress.NONE, currency));
  }

  static SubscriberFields of(SubscriberDetails details) {
    Person person = details.person();
    PostalAddress at = details.address();
    BillingDetails billing = details.billing();
    PostalAddress billed =
        billing.billingAddress() == null ? PostalAddress.NONE : billing.billingAddress();
    return new SubscriberFields(
        person.firstName(),
        person.lastName(),
        person.displayName(),
        person.avatarUrl(),
        person.email(),
        person.phone(),
        person.dateOfBirth(),
        person.gender(),
        person.preferredContactMethod(),
        person.locale(),
        person.timezone(),
        at.addressLine1(),
        at.addressLine2(),
        at.city(),
        at.region(),
        at.postalCode(),
        at.countryCode(),
        details.organization(),
        details.reseller(),
        billing.taxRateId(),
        details.marketingOptIn(),
        billing.billingEnabled(),
        billing.billingName(),
        billed.addressLine1(),
        billed.addressLine2(),
        billed.city(),
        billed.region(),
        billed.postalCode(),
        billed.countryCode(),
        billing.paymentMethod(),
        Amounts.text(billing.depositMinor(), billing.currency()),
        billing.billingDay(),
        billing.paymentDueDays(),
        billing.gracePeriodDays(),
        Amounts.text(billing.minBalanceMinor(), billing.currency()),
        billing.prepaidLowBalanceAt(),
        billing.prepaidDeactivationAt(),
        details.externalId(),
        details.notes(),
        details.metadata());
  }

  /** The same as the domain has it, amounts read in that currency. */
  SubscriberDetails details(String currency) {
    return new SubscriberDetails(
        person(),
        new PostalAddress(addressLine1, addressLine2, city, region, postalCode, countryCode),
        billing(currency),
        organizationId,
        resellerId,
        marketingOptIn,
        externalId,
        notes,
        metadata);
  }

  private Person person() {
    return new Person(
        firstName,
        lastName,
        displayName,
        avatarUrl,
        email,
        phone,
        dateOfBirth,
        gender,
        preferredContactMethod,
        locale,
        timezone);
  }

  private BillingDetails billing(String currency) {
    PostalAddress billed = new PostalAddress(
        billingAddressLine1,
        billingAddressLine2,
        billingCity,
        billingRegion,
        billingPostalCode,
        billingCountryCode);
    return new BillingDetails(
        billingEnabled,
        billingName,
        billed.equals(PostalAddress.NONE) ? null : billed,
        paymentMethod,
        taxRateId,
        billingDay,
        paymentDueDays,
        gracePeriodDays,
        currency,
        Amounts.minor("/deposit", deposit, currency),
        Amounts.minor("/min_balance", minBalance, currency),
        prepaidLowBalanceAt,
        prepaidDeactivationAt);
  }
}
