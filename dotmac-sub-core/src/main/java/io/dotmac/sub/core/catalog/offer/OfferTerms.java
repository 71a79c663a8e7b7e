package io.dotmac.sub.core.catalog.offer;

import io.dotmac.sub.core.catalog.AccessType;
import io.dotmac.sub.core.catalog.BillingMode;
import io.dotmac.sub.core.catalog.ContractTerm;
import io.dotmac.sub.core.catalog.PriceBasis;
import io.dotmac.sub.core.catalog.ServiceType;
import io.dotmac.sub.core.catalog.engine.EngineId;
import io.dotmac.sub.core.catalog.policy.PolicySetId;
import io.dotmac.sub.core.catalog.profile.RegionZoneId;
import io.dotmac.sub.core.catalog.profile.SlaProfileId;
import io.dotmac.sub.core.catalog.profile.TaxRateId;
import io.dotmac.sub.core.catalog.profile.UsageAllowanceId;
import io.dotmac.sub.core.time.BillingCycle;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a plan as it is sold now. Speeds are kilobits per second as the subscriber sees
 * them.
 *
 * @param code a short name, unique within the tenant
 * @param policySetId absent: the tenant's default set
 * @param taxRateId the tax due on this plan; absent: {@code vatPercent}, if there is one
 * @param withVat whether prices include the {@code vatPercent}
 * @param guaranteedSpeedLimitAt per cent of the speed when relative, kbps when fixed
 * @param aggregation how many subscribers share the speed: 20 means 1:20
 * @param availableForServices whether new services may be sold on it
 * @param requiresInstallation whether a new service works only after somebody did something outside
 *     the office: it begins with a service order and waits for its end
 */
@Embeddable
public record OfferTerms(
    @Column(name = "name") String name,
    @Nullable @Column(name = "code") String code,
    @Nullable @Column(name = "description") String description,
    @Column(name = "service_type") ServiceType serviceType,
    @Column(name = "access_type") AccessType accessType,
    @Column(name = "price_basis") PriceBasis priceBasis,
    @Column(name = "billing_cycle") BillingCycle billingCycle,
    @Column(name = "billing_mode") BillingMode billingMode,
    @Column(name = "contract_term") ContractTerm contractTerm,

    @Nullable
    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "region_zone_id"))
    RegionZoneId regionZoneId,

    @Nullable
    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "usage_allowance_id"))
    UsageAllowanceId usageAllowanceId,

    @Nullable
    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "sla_profile_id"))
    SlaProfileId slaProfileId,

    @Nullable @Embedded @AttributeOverride(name = "value", column = @Column(name = "policy_set_id"))
    PolicySetId policySetId,

    @Nullable
    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "subscription_engine_id"))
    EngineId subscriptionEngineId,

    @Nullable @Embedded @AttributeOverride(name = "value", column = @Column(name = "tax_rate_id"))
    TaxRateId taxRateId,

    @Column(name = "with_vat") boolean withVat,
    @Nullable @Column(name = "vat_percent") BigDecimal vatPercent,
    @Nullable @Column(name = "down_kbps") Integer downKbps,
    @Nullable @Column(name = "up_kbps") Integer upKbps,
    @Nullable @Column(name = "throttle_down_kbps") Integer throttleDownKbps,
    @Nullable @Column(name = "throttle_up_kbps") Integer throttleUpKbps,
    @Column(name = "guaranteed_speed") GuaranteedSpeed guaranteedSpeed,
    @Nullable @Column(name = "guaranteed_speed_limit_at") Integer guaranteedSpeedLimitAt,
    @Nullable @Column(name = "aggregation") Integer aggregation,
    @Nullable @Column(name = "priority") OfferPriority priority,
    @Column(name = "available_for_services") boolean availableForServices,
    @Column(name = "show_on_customer_portal") boolean showOnCustomerPortal,
    @Column(name = "requires_installation") boolean requiresInstallation,
    @Nullable @Column(name = "splynx_tariff_id") Integer splynxTariffId,
    @Nullable @Column(name = "splynx_service_name") String splynxServiceName,
    @Nullable @Column(name = "splynx_tax_id") Integer splynxTaxId) {
  /** Fills in what a plan of an internet provider usually is. */
  public OfferTerms {
    serviceType = serviceType == null ? ServiceType.RESIDENTIAL : serviceType;
    accessType = accessType == null ? AccessType.FIBER : accessType;
    priceBasis = priceBasis == null ? PriceBasis.FLAT : priceBasis;
    billingCycle = billingCycle == null ? BillingCycle.MONTHLY : billingCycle;
    billingMode = billingMode == null ? BillingMode.PREPAID : billingMode;
    contractTerm = contractTerm == null ? ContractTerm.MONTH_TO_MONTH : contractTerm;
    guaranteedSpeed = guaranteedSpeed == null ? GuaranteedSpeed.NONE : guaranteedSpeed;
  }

  /** The same at that speed, in kilobits per second. */
  public OfferTerms withSpeed(@Nullable Integer down, @Nullable Integer up) {
    return new OfferTerms(
        name,
        code,
        description,
        serviceType,
        accessType,
        priceBasis,
        billingCycle,
        billingMode,
        contractTerm,
        regionZoneId,
        usageAllowanceId,
        slaProfileId,
        policySetId,
        subscriptionEngineId,
        taxRateId,
        withVat,
        vatPercent,
        down,
        up,
        throttleDownKbps,
        throttleUpKbps,
        guaranteedSpeed,
        guaranteedSpeedLimitAt,
        aggregation,
        priority,
        availableForServices,
        showOnCustomerPortal,
        requiresInstallation,
        splynxTariffId,
        splynxServiceName,
        splynxTaxId);
  }

  /** The speed sold, if the plan has one. */
  public Optional<Speed> speed() {
    return speed(downKbps, upKbps);
  }

  /** The speed of a throttled service; absent: it is left alone. */
  public Optional<Speed> throttledSpeed() {
    return speed(throttleDownKbps, throttleUpKbps);
  }

  private static Optional<Speed> speed(@Nullable Integer down, @Nullable Integer up) {
    return down == null || up == null ? Optional.empty() : Optional.of(new Speed(down, up));
  }
}
