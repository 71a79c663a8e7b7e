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
import org.jspecify.annotations.Nullable;

/**
 * Builds {@link OfferTerms} in code: what is not said is a residential monthly prepaid fibre plan
 * without a contract, for sale and shown to customers.
 */
public final class OfferDraft {
  private final String name;
  private @Nullable String code;
  private @Nullable String description;
  private ServiceType serviceType = ServiceType.RESIDENTIAL;
  private AccessType accessType = AccessType.FIBER;
  private BillingCycle cycle = BillingCycle.MONTHLY;
  private PriceBasis basis = PriceBasis.FLAT;
  private BillingMode mode = BillingMode.PREPAID;
  private ContractTerm term = ContractTerm.MONTH_TO_MONTH;
  private @Nullable RegionZoneId zone;
  private @Nullable UsageAllowanceId allowance;
  private @Nullable SlaProfileId sla;
  private @Nullable PolicySetId policies;
  private @Nullable EngineId engine;
  private @Nullable TaxRateId tax;
  private @Nullable Speed speed;
  private @Nullable Speed throttled;
  private boolean installed;

  private OfferDraft(String name) {
    this.name = name;
  }

  /** Starts with a name. */
  public static OfferDraft named(String name) {
    return new OfferDraft(name);
  }

  /** Its short name. */
  public OfferDraft code(String shortName) {
    this.code = shortName;
    return this;
  }

  /** What customers read about it. */
  public OfferDraft description(String text) {
    this.description = text;
    return this;
  }

  /** For companies. */
  public OfferDraft business() {
    this.serviceType = ServiceType.BUSINESS;
    return this;
  }

  /** Delivered over that. */
  public OfferDraft over(AccessType access) {
    this.accessType = access;
    return this;
  }

  /** Billed that often. */
  public OfferDraft billed(BillingCycle every) {
    this.cycle = every;
    return this;
  }

  /** Priced by that. */
  public OfferDraft priced(PriceBasis by) {
    this.basis = by;
    return this;
  }

  /** Paid before or after. */
  public OfferDraft mode(BillingMode when) {
    this.mode = when;
    return this;
  }

  /** Bound that long. */
  public OfferDraft term(ContractTerm length) {
    this.term = length;
    return this;
  }

  /** Sold there. */
  public OfferDraft in(RegionZoneId where) {
    this.zone = where;
    return this;
  }

  /** With that much data. */
  public OfferDraft allowance(UsageAllowanceId data) {
    this.allowance = data;
    return this;
  }

  /** With that quality. */
  public OfferDraft sla(SlaProfileId quality) {
    this.sla = quality;
    return this;
  }

  /** Under those rules. */
  public OfferDraft policies(PolicySetId rules) {
    this.policies = rules;
    return this;
  }

  /** With those defaults. */
  public OfferDraft engine(EngineId defaults) {
    this.engine = defaults;
    return this;
  }

  /** Taxed like that. */
  public OfferDraft tax(TaxRateId rate) {
    this.tax = rate;
    return this;
  }

  /** That fast. */
  public OfferDraft speed(Speed sold) {
    this.speed = sold;
    return this;
  }

  /** That fast once throttled. */
  public OfferDraft throttledTo(Speed slow) {
    this.throttled = slow;
    return this;
  }

  /** Works only after somebody did something outside the office. */
  public OfferDraft installed() {
    this.installed = true;
    return this;
  }

  /** The terms. */
  public OfferTerms terms() {
    return new OfferTerms(
        name,
        code,
        description,
        serviceType,
        accessType,
        basis,
        cycle,
        mode,
        term,
        zone,
        allowance,
        sla,
        policies,
        engine,
        tax,
        false,
        null,
        speed == null ? null : speed.downKbps(),
        speed == null ? null : speed.upKbps(),
        throttled == null ? null : throttled.downKbps(),
        throttled == null ? null : throttled.upKbps(),
        GuaranteedSpeed.NONE,
        null,
        null,
        null,
        true,
        true,
        installed,
        null,
        null,
        null);
  }
}
