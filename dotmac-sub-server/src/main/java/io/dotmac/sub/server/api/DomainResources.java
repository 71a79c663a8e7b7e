package io.dotmac.sub.server.api;

import io.dotmac.sub.core.access.ServiceLocks;
import io.dotmac.sub.core.access.SubscriberAccess;
import io.dotmac.sub.core.access.hold.Holds;
import io.dotmac.sub.core.catalog.addon.AddOns;
import io.dotmac.sub.core.catalog.addon.OfferAddOns;
import io.dotmac.sub.core.catalog.coupon.Coupons;
import io.dotmac.sub.core.catalog.engine.SubscriptionEngines;
import io.dotmac.sub.core.catalog.offer.Offers;
import io.dotmac.sub.core.catalog.policy.PolicySets;
import io.dotmac.sub.core.catalog.profile.RegionZones;
import io.dotmac.sub.core.catalog.profile.SlaProfiles;
import io.dotmac.sub.core.catalog.profile.TaxRates;
import io.dotmac.sub.core.catalog.profile.UsageAllowances;
import io.dotmac.sub.core.catalog.tax.TaxRegions;
import io.dotmac.sub.core.provisioning.order.Installations;
import io.dotmac.sub.core.subscriber.Organizations;
import io.dotmac.sub.core.subscriber.Resellers;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.subscriber.contact.Addresses;
import io.dotmac.sub.core.subscriber.contact.CustomFields;
import io.dotmac.sub.core.subscriber.contact.SubscriberChannels;
import io.dotmac.sub.core.subscription.ChangeRequests;
import io.dotmac.sub.core.subscription.SubscriptionAddOns;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.subscription.coupon.Redemptions;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.usage.UsageCharges;
import io.dotmac.sub.server.api.catalog.offer.AddOnPriceResource;
import io.dotmac.sub.server.api.catalog.offer.AddOnResource;
import io.dotmac.sub.server.api.catalog.offer.CouponResource;
import io.dotmac.sub.server.api.catalog.offer.OfferAddOnResource;
import io.dotmac.sub.server.api.catalog.offer.OfferPriceResource;
import io.dotmac.sub.server.api.catalog.offer.OfferResource;
import io.dotmac.sub.server.api.catalog.offer.OfferVersionResource;
import io.dotmac.sub.server.api.catalog.policy.DunningStepResource;
import io.dotmac.sub.server.api.catalog.policy.EngineSettingResource;
import io.dotmac.sub.server.api.catalog.policy.PolicySetResource;
import io.dotmac.sub.server.api.catalog.policy.SubscriptionEngineResource;
import io.dotmac.sub.server.api.catalog.profile.RegionZoneResource;
import io.dotmac.sub.server.api.catalog.profile.SlaProfileResource;
import io.dotmac.sub.server.api.catalog.profile.TaxRateResource;
import io.dotmac.sub.server.api.catalog.profile.TaxRegionResource;
import io.dotmac.sub.server.api.catalog.profile.UsageAllowanceResource;
import io.dotmac.sub.server.api.subscriber.AddressResource;
import io.dotmac.sub.server.api.subscriber.CustomFieldResource;
import io.dotmac.sub.server.api.subscriber.ErasureResource;
import io.dotmac.sub.server.api.subscriber.OrganizationResource;
import io.dotmac.sub.server.api.subscriber.ResellerResource;
import io.dotmac.sub.server.api.subscriber.SubscriberChannelResource;
import io.dotmac.sub.server.api.subscriber.SubscriberResource;
import io.dotmac.sub.server.api.subscription.ChangeRequestResource;
import io.dotmac.sub.server.api.subscription.CouponRedemptionResource;
import io.dotmac.sub.server.api.subscription.LifecycleEventResource;
import io.dotmac.sub.server.api.subscription.ServiceHoldResource;
import io.dotmac.sub.server.api.subscription.SubscriptionAddOnResource;
import io.dotmac.sub.server.api.subscription.SubscriptionResource;
import io.dotmac.sub.server.api.usage.UsageChargeResource;
import java.util.List;

/** Makes the REST resources of subscribers, catalog and subscriptions. */
public final class DomainResources {
  private DomainResources() {}

  /** All of them, over that database. */
  public static List<Object> of(Database db) {
    Subscribers subscribers = new Subscribers();
    Subscriptions subscriptions = Installations.subscriptions();
    Offers offers = new Offers();
    AddOns addOns = new AddOns();
    PolicySets policies = new PolicySets();
    SubscriptionEngines engines = new SubscriptionEngines();
    SubscriberAccess access = new SubscriberAccess(subscribers, subscriptions, new ServiceLocks());
    return List.of(
        new OrganizationResource(db, new Organizations()),
        new ResellerResource(db, new Resellers()),
        new SubscriberResource(db, subscribers, subscriptions, access),
        new ErasureResource(db, subscribers),
        new CustomFieldResource(db, subscribers, new CustomFields()),
        new AddressResource(db, new Addresses()),
        new SubscriberChannelResource(db, new SubscriberChannels()),
        new RegionZoneResource(db, new RegionZones()),
        new UsageAllowanceResource(db, new UsageAllowances()),
        new SlaProfileResource(db, new SlaProfiles()),
        new TaxRateResource(db, new TaxRates()),
        new TaxRegionResource(db, new TaxRegions(new TaxRates())),
        new PolicySetResource(db, policies),
        new DunningStepResource(db, policies),
        new SubscriptionEngineResource(db, engines),
        new EngineSettingResource(db, engines),
        new OfferResource(db, offers),
        new OfferVersionResource(db, offers),
        new OfferPriceResource(db, offers),
        new AddOnResource(db, addOns),
        new AddOnPriceResource(db, addOns),
        new OfferAddOnResource(db, new OfferAddOns()),
        new SubscriptionResource(db, subscriptions),
        new SubscriptionAddOnResource(db, new SubscriptionAddOns()),
        new LifecycleEventResource(db),
        new ChangeRequestResource(db, new ChangeRequests()),
        new ServiceHoldResource(db, new Holds()),
        new CouponResource(db, new Coupons()),
        new CouponRedemptionResource(db, new Redemptions()),
        new UsageChargeResource(db, new UsageCharges()));
  }
}
