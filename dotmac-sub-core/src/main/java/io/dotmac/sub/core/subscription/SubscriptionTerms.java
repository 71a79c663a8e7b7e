package io.dotmac.sub.core.subscription;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.subscriber.contact.AddressId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import org.jspecify.annotations.Nullable;

/**
 * What may be edited about a service. Amounts are in minor units of the subscription's currency.
 *
 * @param quantity how many times the offer is charged
 * @param unitPriceMinor replaces the offer's recurring price; absent: the offer's
 * @param setupChargeMinor replaces the offer's one-time prices; absent: the offer's
 * @param activationChargeMinor charged once more at the activation
 * @param autoRenew whether a contract that ends begins anew
 * @param externalId the id in the system it was imported from; unique within the tenant
 */
@Embeddable
public record SubscriptionTerms(
    @Nullable
    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "service_address_id"))
    AddressId serviceAddress,

    @Column(name = "quantity") int quantity,
    @Nullable @Column(name = "unit_price_minor") Long unitPriceMinor,
    @Nullable @Column(name = "setup_charge_minor") Long setupChargeMinor,
    @Nullable @Column(name = "activation_charge_minor") Long activationChargeMinor,
    @Nullable @Embedded Discount discount,
    @Nullable @Column(name = "service_description") String serviceDescription,
    @Column(name = "auto_renew") boolean autoRenew,
    @Nullable @Column(name = "external_id") String externalId) {
  /** The offer once, at the offer's prices. */
  public static final SubscriptionTerms PLAIN =
      new SubscriptionTerms(null, 1, null, null, null, null, null, true, null);

  /** The same, delivered there. */
  public SubscriptionTerms at(@Nullable AddressId address) {
    return new SubscriptionTerms(
        address,
        quantity,
        unitPriceMinor,
        setupChargeMinor,
        activationChargeMinor,
        discount,
        serviceDescription,
        autoRenew,
        externalId);
  }

  /** The same at another recurring price. */
  public SubscriptionTerms priced(@Nullable Long minor) {
    return new SubscriptionTerms(
        serviceAddress,
        quantity,
        minor,
        setupChargeMinor,
        activationChargeMinor,
        discount,
        serviceDescription,
        autoRenew,
        externalId);
  }

  /** The same with something off. */
  public SubscriptionTerms discounted(@Nullable Discount off) {
    return new SubscriptionTerms(
        serviceAddress,
        quantity,
        unitPriceMinor,
        setupChargeMinor,
        activationChargeMinor,
        off,
        serviceDescription,
        autoRenew,
        externalId);
  }

  /** The same, known elsewhere by that id. */
  public SubscriptionTerms known(@Nullable String elsewhere) {
    return new SubscriptionTerms(
        serviceAddress,
        quantity,
        unitPriceMinor,
        setupChargeMinor,
        activationChargeMinor,
        discount,
        serviceDescription,
        autoRenew,
        elsewhere);
  }

  void check(Checks checks) {
    checks
        .range("/quantity", quantity, 1, 100_000)
        .range("/unit_price", unitPriceMinor, 0, Long.MAX_VALUE)
        .range("/setup_charge", setupChargeMinor, 0, Long.MAX_VALUE)
        .range("/activation_charge", activationChargeMinor, 0, Long.MAX_VALUE)
        .text("/service_description", serviceDescription, 500)
        .text("/external_id", externalId, 100);
    if (discount != null) {
      discount.check(checks);
    }
  }
}
