package io.dotmac.sub.core.catalog.offer;

import io.dotmac.sub.core.catalog.AccessType;
import io.dotmac.sub.core.catalog.ContractTerm;
import io.dotmac.sub.core.catalog.PriceBasis;
import io.dotmac.sub.core.catalog.ServiceType;
import io.dotmac.sub.core.catalog.policy.PolicySetId;
import io.dotmac.sub.core.catalog.profile.RegionZoneId;
import io.dotmac.sub.core.catalog.profile.SlaProfileId;
import io.dotmac.sub.core.catalog.profile.UsageAllowanceId;
import io.dotmac.sub.core.time.BillingCycle;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import org.jspecify.annotations.Nullable;

/** The terms of a plan that its bills and its contracts depend on. */
@Embeddable
public record VersionTerms(
    @Column(name = "name") String name,
    @Nullable @Column(name = "code") String code,
    @Nullable @Column(name = "description") String description,
    @Column(name = "service_type") ServiceType serviceType,
    @Column(name = "access_type") AccessType accessType,
    @Column(name = "price_basis") PriceBasis priceBasis,
    @Column(name = "billing_cycle") BillingCycle billingCycle,
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
    PolicySetId policySetId) {
  static VersionTerms of(OfferTerms terms) {
    return new VersionTerms(
        terms.name(),
        terms.code(),
        terms.description(),
        terms.serviceType(),
        terms.accessType(),
        terms.priceBasis(),
        terms.billingCycle(),
        terms.contractTerm(),
        terms.regionZoneId(),
        terms.usageAllowanceId(),
        terms.slaProfileId(),
        terms.policySetId());
  }

  /** Whether both bind the same: names and descriptions bind nobody. */
  boolean bindsAs(VersionTerms other) {
    return withoutNames().equals(other.withoutNames());
  }

  private VersionTerms withoutNames() {
    return new VersionTerms(
        "",
        null,
        null,
        serviceType,
        accessType,
        priceBasis,
        billingCycle,
        contractTerm,
        regionZoneId,
        usageAllowanceId,
        slaProfileId,
        policySetId);
  }
}
