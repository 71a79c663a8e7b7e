package io.dotmac.sub.billing.run.timeline;

import io.dotmac.sub.billing.charge.Component;
import io.dotmac.sub.billing.charge.ComponentType;
import io.dotmac.sub.billing.charge.Discount;
import io.dotmac.sub.billing.charge.price.PriceModel;
import io.dotmac.sub.billing.charge.price.PriceVersion;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.time.AnchorGrid;
import io.dotmac.sub.core.time.BillingCycle;
import io.dotmac.sub.core.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A plan that a service has or had, for the days {@code [from, until)}.
 *
 * @param prices as charges see them, the first of a later plan dividing the period it falls into
 */
record Plan(
    String name,
    LocalDate from,
    LocalDate until,
    PriceTable.Period period,
    List<PriceVersion> prices) {

  /** The plans of a service, the oldest first; refuses one without a price in its currency. */
  static List<Plan> of(DueService service, List<PlanHistory.Former> former, PriceTable offers) {
    List<Plan> plans = new ArrayList<>();
    LocalDate from = service.start();
    for (PlanHistory.Former each : former) {
      BillingCycle cycle = BillingCycle.valueOf(each.cycle().toUpperCase(Locale.ROOT));
      if (each.until().isAfter(from)) {
        plans.add(new Facts(each.offer(), null, each.name(), cycle, each.agreed())
            .plan(service, from, each.until(), offers));
        from = each.until();
      }
    }
    DueService.OfferRules offer = service.offer();
    plans.add(new Facts(
            offer.id(),
            offer.version(),
            offer.name(),
            offer.cycle(),
            service.agreed().recurring())
        .plan(service, from, DateRange.OPEN, offers));
    return plans;
  }

  private record Facts(
      UUID offer,
      @Nullable UUID version,
      String name,
      BillingCycle cycle,
      @Nullable Long agreed) {

    Plan plan(DueService service, LocalDate from, LocalDate until, PriceTable offers) {
      List<PriceTable.Price> listed = offers.recurring(offer, service.currency(), version);
      List<PriceVersion> prices = agreed == null
          ? PriceTable.versions(listed)
          : List.of(PriceVersion.nextPeriod(
              from, PriceModel.perUnit(Money.ofMinor(agreed, service.currency()))));
      boolean usageOnly = service.offer().priceBasis().equals("usage")
          && !offers.usage(offer, service.currency(), version).isEmpty();
      if (prices.isEmpty() && !usageOnly) {
        throw new IllegalArgumentException(
            "offer " + name + " has no recurring price in " + service.currency());
      }
      boolean later = from.isAfter(service.start());
      List<PriceVersion> own = later ? within(prices, from, until) : before(prices, until);
      return new Plan(name, from, until, PriceTable.period(listed, cycle), named(own));
    }

    private List<PriceVersion> named(List<PriceVersion> prices) {
      return prices.stream().map(price -> price.named(name)).toList();
    }
  }

  private static List<PriceVersion> before(List<PriceVersion> prices, LocalDate until) {
    return prices.size() < 2
        ? prices
        : prices.stream().filter(price -> price.from().isBefore(until)).toList();
  }

  /** The price of the first day counts from that very day on, later ones from a period on. */
  private static List<PriceVersion> within(
      List<PriceVersion> prices, LocalDate from, LocalDate until) {
    List<PriceVersion> own = new ArrayList<>();
    for (PriceVersion price : prices) {
      if (own.isEmpty() || !price.from().isAfter(from)) {
        own.clear();
        own.add(PriceVersion.atOnce(from, price.price()));
      } else if (price.from().isBefore(until)) {
        own.add(price);
      }
    }
    return own;
  }

  /**
   * What the plans are charged as: one component as long as the period stays the same, another from
   * the day on which it changes, which is a boundary of the one before.
   */
  static List<Component> components(
      DueService service, List<Plan> plans, Function<AnchorGrid, List<Discount>> discounts) {
    List<Component> components = new ArrayList<>();
    int first = 0;
    for (int i = 0; i < plans.size(); i++) {
      Plan plan = plans.get(i);
      boolean ends = i == plans.size() - 1 || !plans.get(i + 1).period().equals(plan.period());
      if (ends) {
        component(service, plans.subList(first, i + 1), components.size(), discounts)
            .ifPresent(components::add);
        first = i + 1;
      }
    }
    return components;
  }

  private static Optional<Component> component(
      DueService service,
      List<Plan> plans,
      int number,
      Function<AnchorGrid, List<Discount>> discounts) {
    Plan first = plans.get(0);
    Plan last = plans.get(plans.size() - 1);
    AnchorGrid grid = service.grid(first.period(), first.from());
    List<PriceVersion> prices =
        plans.stream().flatMap(plan -> plan.prices().stream()).toList();
    return prices.isEmpty()
        ? Optional.empty()
        : Optional.of(new Component(
            number == 0 ? Timelines.BASE : Timelines.BASE + ":" + (number + 1),
            ComponentType.RECURRING_SERVICE,
            last.name(),
            service.schedule(grid),
            first.from(),
            last.until(),
            service.quantity(),
            prices,
            discounts.apply(grid),
            service.taxes()));
  }
}
