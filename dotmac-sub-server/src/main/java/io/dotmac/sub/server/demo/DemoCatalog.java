package io.dotmac.sub.server.demo;

import io.dotmac.sub.core.catalog.Price;
import io.dotmac.sub.core.catalog.addon.AddOnId;
import io.dotmac.sub.core.catalog.addon.AddOnTerms;
import io.dotmac.sub.core.catalog.addon.AddOnType;
import io.dotmac.sub.core.catalog.addon.AddOns;
import io.dotmac.sub.core.catalog.addon.OfferAddOnTerms;
import io.dotmac.sub.core.catalog.addon.OfferAddOns;
import io.dotmac.sub.core.catalog.offer.OfferDraft;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.catalog.offer.Offers;
import io.dotmac.sub.core.catalog.offer.Speed;
import io.dotmac.sub.core.catalog.policy.DunningRung;
import io.dotmac.sub.core.catalog.policy.PolicySet;
import io.dotmac.sub.core.catalog.policy.PolicySets;
import io.dotmac.sub.core.catalog.policy.PolicyTerms;
import io.dotmac.sub.core.catalog.profile.TaxRate;
import io.dotmac.sub.core.catalog.profile.TaxRateTerms;
import io.dotmac.sub.core.catalog.profile.TaxRates;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.tx.Tx;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What one provider of the demo sells.
 *
 * @param offers one for each plan of the provider, in its order
 */
record DemoCatalog(List<OfferId> offers, AddOnId staticAddress, AddOnId managedWifi) {
  private static final Speed THROTTLED = new Speed(2_000, 1_000);

  /** Creates it, with prices that count from long before the demo begins. */
  static DemoCatalog create(Tx tx, DemoProvider provider, LocalDate from) {
    TaxRate tax = new TaxRates()
        .create(tx, TaxRateTerms.exclusive(provider.taxName(), provider.taxPercent()));
    PolicySets policySets = new PolicySets();
    PolicySet policies =
        policySets.create(tx, PolicyTerms.standard("Standard terms"), DunningRung.STANDARD);
    policySets.makeDefault(tx, policies.id());
    AddOnId address =
        addOn(tx, "Static IP address", "STATIC-IP", AddOnType.STATIC_IP, provider, from);
    AddOnId wifi = addOn(tx, "Managed Wi-Fi", "WIFI", AddOnType.MANAGED_WIFI, provider, from);
    List<OfferId> offers = new ArrayList<>();
    if (provider == DemoProvider.LAGOON) {
      offer(tx, provider, DemoProvider.TO_INSTALL, tax, policies, from);
    }
    for (DemoProvider.Plan plan : provider.plans()) {
      OfferId offer = offer(tx, provider, plan, tax, policies, from);
      new OfferAddOns().link(tx, offer, address, OfferAddOnTerms.OPTIONAL);
      new OfferAddOns().link(tx, offer, wifi, OfferAddOnTerms.OPTIONAL);
      offers.add(offer);
    }
    return new DemoCatalog(List.copyOf(offers), address, wifi);
  }

  private static OfferId offer(
      Tx tx,
      DemoProvider provider,
      DemoProvider.Plan plan,
      TaxRate tax,
      PolicySet policies,
      LocalDate from) {
    OfferDraft draft = OfferDraft.named(plan.name())
        .code(plan.code())
        .speed(new Speed(plan.downKbps(), plan.upKbps()))
        .throttledTo(THROTTLED)
        .tax(tax.id())
        .policies(policies.id());
    if (plan.business()) {
      draft.business();
    }
    if (plan == DemoProvider.TO_INSTALL) {
      draft.installed();
    }
    List<Price> prices = List.of(
        Price.recurring(Money.of(plan.price(), provider.currency())),
        Price.oneTime(Money.of(provider.setupFee(), provider.currency()), "Installation"));
    return new Offers().create(tx, draft.terms(), prices, from).id();
  }

  private static AddOnId addOn(
      Tx tx, String name, String code, AddOnType type, DemoProvider provider, LocalDate from) {
    String price = type == AddOnType.STATIC_IP ? provider.staticIpPrice() : provider.wifiPrice();
    return new AddOns()
        .create(
            tx,
            AddOnTerms.of(name, code, type),
            List.of(Price.recurring(Money.of(price, provider.currency()))),
            from)
        .id();
  }
}
