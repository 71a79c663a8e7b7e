package io.dotmac.sub.core;

import io.dotmac.sub.core.catalog.AccessType;
import io.dotmac.sub.core.catalog.BillingCycleColumn;
import io.dotmac.sub.core.catalog.BillingMode;
import io.dotmac.sub.core.catalog.ContractTerm;
import io.dotmac.sub.core.catalog.PriceBasis;
import io.dotmac.sub.core.catalog.PriceScale;
import io.dotmac.sub.core.catalog.PriceTiers;
import io.dotmac.sub.core.catalog.PriceType;
import io.dotmac.sub.core.catalog.PriceUnit;
import io.dotmac.sub.core.catalog.ServiceType;
import io.dotmac.sub.core.catalog.addon.AddOn;
import io.dotmac.sub.core.catalog.addon.AddOnPrice;
import io.dotmac.sub.core.catalog.addon.AddOnType;
import io.dotmac.sub.core.catalog.addon.OfferAddOn;
import io.dotmac.sub.core.catalog.coupon.Coupon;
import io.dotmac.sub.core.catalog.coupon.CouponScope;
import io.dotmac.sub.core.catalog.engine.SubscriptionEngine;
import io.dotmac.sub.core.catalog.engine.SubscriptionEngineSetting;
import io.dotmac.sub.core.catalog.offer.CatalogOffer;
import io.dotmac.sub.core.catalog.offer.GuaranteedSpeed;
import io.dotmac.sub.core.catalog.offer.OfferPrice;
import io.dotmac.sub.core.catalog.offer.OfferPriority;
import io.dotmac.sub.core.catalog.offer.OfferStatus;
import io.dotmac.sub.core.catalog.offer.OfferVersion;
import io.dotmac.sub.core.catalog.policy.BillingAlignment;
import io.dotmac.sub.core.catalog.policy.BillingTiming;
import io.dotmac.sub.core.catalog.policy.DunningAction;
import io.dotmac.sub.core.catalog.policy.PolicyDunningStep;
import io.dotmac.sub.core.catalog.policy.PolicySet;
import io.dotmac.sub.core.catalog.policy.PrepaidAction;
import io.dotmac.sub.core.catalog.policy.ProrationPolicy;
import io.dotmac.sub.core.catalog.policy.RefundPolicy;
import io.dotmac.sub.core.catalog.policy.SuspensionAction;
import io.dotmac.sub.core.catalog.policy.SuspensionBilling;
import io.dotmac.sub.core.catalog.profile.RegionZone;
import io.dotmac.sub.core.catalog.profile.SlaProfile;
import io.dotmac.sub.core.catalog.profile.TaxApplication;
import io.dotmac.sub.core.catalog.profile.TaxRate;
import io.dotmac.sub.core.catalog.profile.UsageAllowance;
import io.dotmac.sub.core.catalog.tax.TaxRegion;
import java.util.List;

/** The entities and columns of the catalog, for the session factory. */
final class CatalogEntities {
  /** All of them. */
  static final List<Class<?>> ALL = List.of(
      RegionZone.class,
      UsageAllowance.class,
      SlaProfile.class,
      TaxRate.class,
      TaxRegion.class,
      PolicySet.class,
      PolicyDunningStep.class,
      SubscriptionEngine.class,
      SubscriptionEngineSetting.class,
      CatalogOffer.class,
      OfferVersion.class,
      OfferPrice.class,
      AddOn.class,
      AddOnPrice.class,
      OfferAddOn.class,
      Coupon.class,
      CouponScope.Column.class,
      BillingCycleColumn.class,
      ServiceType.Column.class,
      AccessType.Column.class,
      PriceBasis.Column.class,
      BillingMode.Column.class,
      ContractTerm.Column.class,
      PriceType.Column.class,
      PriceUnit.Column.class,
      PriceScale.Column.class,
      PriceTiers.Column.class,
      TaxApplication.Column.class,
      ProrationPolicy.Column.class,
      SuspensionAction.Column.class,
      SuspensionBilling.Column.class,
      RefundPolicy.Column.class,
      BillingTiming.Column.class,
      BillingAlignment.Column.class,
      PrepaidAction.Column.class,
      DunningAction.Column.class,
      GuaranteedSpeed.Column.class,
      OfferPriority.Column.class,
      OfferStatus.Column.class,
      AddOnType.Column.class);

  private CatalogEntities() {}
}
