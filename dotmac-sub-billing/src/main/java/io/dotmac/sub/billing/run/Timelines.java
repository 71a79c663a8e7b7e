package io.dotmac.sub.billing.run;

import io.dotmac.sub.billing.charge.Component;
import io.dotmac.sub.billing.charge.ComponentType;
import io.dotmac.sub.billing.charge.PriceModel;
import io.dotmac.sub.billing.charge.PriceVersion;
import io.dotmac.sub.billing.charge.Schedule;
import io.dotmac.sub.billing.charge.SubscriptionSnapshot;
import io.dotmac.sub.billing.charge.Suspension;
import io.dotmac.sub.billing.charge.TaxRule;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.time.BillingCycle;
import io.dotmac.sub.core.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the timeline of a service, as charges see it, from what was read of it. */
final class Timelines {
  /** The component that the plan itself is. */
  static final String BASE = "base";

  private final PriceTable offers;
  private final PriceTable addOnPrices;
  private final Map<UUID, List<AddOnReader.ServiceAddOn>> addOns;
  private final Map<UUID, List<Suspension>> suspensions;

  Timelines(
      PriceTable offers,
      PriceTable addOnPrices,
      Map<UUID, List<AddOnReader.ServiceAddOn>> addOns,
      Map<UUID, List<Suspension>> suspensions) {
    this.offers = offers;
    this.addOnPrices = addOnPrices;
    this.addOns = addOns;
    this.suspensions = suspensions;
  }

  /** Refuses a service without a price in its currency. */
  SubscriptionSnapshot of(DueService service) {
    List<Component> components = new ArrayList<>();
    BillingCycle cycle = base(service, components);
    once(service, components);
    for (AddOnReader.ServiceAddOn addOn : addOns.getOrDefault(service.id(), List.of())) {
      addOn(service, addOn, cycle, components);
    }
    return new SubscriptionSnapshot(
        service.id(),
        service.start(),
        end(service),
        suspensions.getOrDefault(service.id(), List.of()),
        service.offer().first(),
        service.offer().last(),
        components,
        service.billFrom(),
        service.from());
  }

  private BillingCycle base(DueService service, List<Component> components) {
    DueService.OfferRules offer = service.offer();
    List<PriceTable.Price> listed =
        offers.recurring(offer.id(), service.currency(), offer.version());
    Long agreed = service.agreed().recurring();
    List<PriceVersion> prices = agreed == null
        ? PriceTable.versions(listed)
        : List.of(at(service.start(), Money.ofMinor(agreed, service.currency())));
    BillingCycle cycle = PriceTable.cycle(listed).orElse(offer.cycle());
    if (prices.isEmpty()) {
      throw new IllegalArgumentException(
          "offer " + offer.name() + " has no recurring price in " + service.currency());
    }
    components.add(new Component(
        BASE,
        ComponentType.RECURRING_SERVICE,
        offer.name(),
        new Schedule.InAdvance(service.grid(cycle)),
        service.start(),
        DateRange.OPEN,
        service.quantity(),
        prices,
        service.discounts(),
        service.taxes()));
    return cycle;
  }

  private void once(DueService service, List<Component> components) {
    // What was to be charged once before the date it is looked at from was charged then.
    if (service.start().isBefore(service.from())) {
      return;
    }
    DueService.OfferRules offer = service.offer();
    Long setup = service.agreed().setup();
    if (setup != null) {
      once(service, "setup", "Setup", Money.ofMinor(setup, service.currency()), components);
    } else {
      int number = 0;
      for (PriceTable.Price price :
          offers.once(offer.id(), service.currency(), offer.version(), service.start())) {
        String key = number++ == 0 ? "setup" : "setup:" + number;
        String label = price.description() == null ? "Setup" : price.description();
        once(service, key, label, price.amount(), components);
      }
    }
    Long activation = service.agreed().activation();
    if (activation != null) {
      Money price = Money.ofMinor(activation, service.currency());
      components.add(Component.oneTime(
              "activation",
              ComponentType.ACTIVATION,
              "Activation",
              service.start(),
              PriceModel.flat(price))
          .taxed(service.taxes()));
    }
  }

  private static void once(
      DueService service, String key, String label, Money price, List<Component> components) {
    if (price.isPositive()) {
      components.add(Component.oneTime(
              key, ComponentType.INSTALLATION, label, service.start(), PriceModel.flat(price))
          .taxed(service.taxes()));
    }
  }

  private void addOn(
      DueService service,
      AddOnReader.ServiceAddOn addOn,
      BillingCycle cycle,
      List<Component> components) {
    LocalDate start = later(service.start(), addOn.start());
    LocalDate end = addOn.end() == null ? DateRange.OPEN : addOn.end();
    List<TaxRule> taxes = addOn.ownTaxes().isEmpty() ? service.taxes() : addOn.ownTaxes();
    List<PriceTable.Price> recurring =
        addOnPrices.recurring(addOn.addOn(), service.currency(), null);
    List<PriceTable.Price> once = addOnPrices.once(addOn.addOn(), service.currency(), null, start);
    if (recurring.isEmpty() && once.isEmpty()) {
      throw new IllegalArgumentException(
          "add-on " + addOn.name() + " has no price in " + service.currency() + " on " + start);
    }
    if (!recurring.isEmpty()) {
      BillingCycle own = PriceTable.cycle(recurring).orElse(cycle);
      components.add(new Component(
          "addon:" + addOn.id(),
          addOn.type(),
          addOn.name(),
          new Schedule.InAdvance(service.grid(own)),
          start,
          end.isBefore(start) ? start : end,
          addOn.quantity(),
          PriceTable.versions(recurring),
          List.of(),
          taxes));
    }
    if (!once.isEmpty() && !start.isBefore(service.from())) {
      components.add(Component.oneTime(
              "once:" + addOn.id(),
              addOn.type(),
              addOn.name(),
              start,
              PriceModel.perUnit(once.get(0).amount()))
          .times(addOn.quantity())
          .taxed(taxes));
    }
  }

  private static LocalDate end(DueService service) {
    LocalDate end = service.end();
    if (end == null) {
      return DateRange.OPEN;
    }
    Integer window = service.offer().refundWithinDays();
    boolean neverWas = window != null && !end.isAfter(service.start().plusDays(window));
    return neverWas ? service.start() : end;
  }

  private static PriceVersion at(LocalDate from, Money price) {
    return PriceVersion.nextPeriod(from, PriceModel.perUnit(price));
  }

  private static LocalDate later(LocalDate first, @Nullable LocalDate second) {
    return second != null && second.isAfter(first) ? second : first;
  }
}
