package io.dotmac.sub.core.subscriber;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.problem.Checks;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a subscriber that may be edited. Status, numbers and balance are not here: they
 * change through verbs.
 *
 * @param externalId the id in the system this subscriber was imported from; unique within the
 *     tenant
 * @param metadata a JSON object of the integrator's own
 */
public record SubscriberDetails(
    Person person,
    PostalAddress address,
    BillingDetails billing,
    @Nullable OrganizationId organization,
    @Nullable ResellerId reseller,
    boolean marketingOptIn,
    @Nullable String externalId,
    @Nullable String notes,
    @Nullable JsonNode metadata) {
  /** A person at an address, billed the standard way. */
  public static SubscriberDetails of(Person person, PostalAddress address, String currency) {
    return new SubscriberDetails(
        person, address, BillingDetails.standard(currency), null, null, false, null, null, null);
  }

  /** The same, known elsewhere by that id. */
  public SubscriberDetails withExternalId(@Nullable String id) {
    return new SubscriberDetails(
        person, address, billing, organization, reseller, marketingOptIn, id, notes, metadata);
  }

  /** The same, billed this way. */
  public SubscriberDetails withBilling(BillingDetails other) {
    return new SubscriberDetails(
        person,
        address,
        other,
        organization,
        reseller,
        marketingOptIn,
        externalId,
        notes,
        metadata);
  }

  /** The same, looked after by that reseller. */
  public SubscriberDetails withReseller(@Nullable ResellerId other) {
    return new SubscriberDetails(
        person, address, billing, organization, other, marketingOptIn, externalId, notes, metadata);
  }

  /** The same, belonging to that organization. */
  public SubscriberDetails withOrganization(@Nullable OrganizationId other) {
    return new SubscriberDetails(
        person, address, billing, other, reseller, marketingOptIn, externalId, notes, metadata);
  }

  /** Records what cannot be stored. */
  public void check(Checks checks, LocalDate today) {
    person.check(checks, today);
    address.check(checks, "");
    billing.check(checks);
    checks
        .text("/external_id", externalId, 100)
        .rule(
            externalId == null || !externalId.isBlank(),
            "/external_id",
            "required",
            "an id or nothing was expected and a blank text found")
        .text("/notes", notes, 10_000)
        .rule(
            metadata == null || metadata.isNull() || metadata.isObject(),
            "/metadata",
            "type",
            "a JSON object was expected");
  }
}
