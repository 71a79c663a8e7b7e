package io.dotmac.sub.billing.run.timeline;

import io.dotmac.sub.billing.charge.Component;
import io.dotmac.sub.billing.charge.ComponentType;
import io.dotmac.sub.billing.charge.Discount;
import io.dotmac.sub.billing.charge.Schedule;
import io.dotmac.sub.billing.charge.SubscriptionSnapshot;
import io.dotmac.sub.billing.charge.Suspension;
import io.dotmac.sub.billing.charge.TaxRule;
import io.dotmac.sub.billing.charge.document.InvoiceDiscount;
import io.dotmac.sub.billing.charge.price.PriceModel;
import io.dotmac.sub.billing.tax.TaxPolicy;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.money.UnitRate;
import io.dotmac.sub.core.time.AnchorGrid;
import io.dotmac.sub.core.time.BillingCycle;
import io.dotmac.sub.core.time.DateRange;
import io.dotmac.sub.core.tx.Tx;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the timeline of a service, as charges see it, from what was read of it. */
public final class Timelines {
  /** The component that the plan itself is. */
  public static final String BASE = "base";

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final PriceTable offers;
  private final PriceTable addOnPrices;
  private final Past past;
  private final TaxPolicy taxes;

  private Timelines(PriceTable offers, PriceTable addOnPrices, Past past, TaxPolicy taxes) {
    this.taxes = taxes;
    this.offers = offers;
    this.addOnPrices = addOnPrices;
    this.past = past;
  }

  /** Reads with a handful of queries all that the timelines of these services need. */
  public static Timelines read(Tx tx, List<DueService> services, LocalDate on, TaxPolicy taxes) {
    List<UUID> ids = services.stream().map(DueService::id).toList();
    List<UUID> pausing = services.stream()
        .filter(each -> !each.offer().suspensionBilled())
        .map(DueService::id)
        .toList();
    List<DueService> metered =
        services.stream().filter(each -> each.offer().metered()).toList();
    List<UUID> prepaid = services.stream()
        .filter(each -> each.prepaid() != null)
        .map(DueService::id)
        .toList();
    Past past = new Past(
        AddOnReader.read(tx, ids),
        SuspensionReader.read(tx, pausing),
        PrepaidLocks.read(tx, prepaid, on),
        HoldReader.read(tx, ids),
        CouponReader.read(tx, ids),
        UsageReader.read(tx, metered),
        PlanHistory.read(tx, ids));
    List<UUID> sold = past.addOns().values().stream()
        .flatMap(List::stream)
        .map(AddOnReader.ServiceAddOn::addOn)
        .distinct()
        .toList();
    return new Timelines(
        PriceTable.ofOffers(tx, offers(services, past)),
        PriceTable.ofAddOns(tx, sold),
        past,
        taxes);
  }

  /** Refuses a service without a price in its currency. */
  public SubscriptionSnapshot of(DueService service) {
    List<Component> components = new ArrayList<>();
    List<Plan> plans = Plan.of(service, past.plans(service.id()), offers);
    components.addAll(Plan.components(service, plans, grid -> discounts(service, grid)));
    Plan last = plans.get(plans.size() - 1);
    AnchorGrid grid = components.isEmpty()
        ? service.grid(last.period(), service.start())
        : ((Schedule.Periodic) components.get(components.size() - 1).schedule()).grid();
    usage(service, grid, components);
    once(service, components);
    for (AddOnReader.ServiceAddOn addOn : past.addOns().getOrDefault(service.id(), List.of())) {
      addOn(service, addOn, Objects.requireNonNull(last.period().cycle()), components);
    }
    LocalDate end = end(service);
    EarlyEnd.fee(service, plans, end).ifPresent(components::add);
    return new SubscriptionSnapshot(
        service.id(),
        service.start(),
        end,
        suspensions(service),
        service.offer().first(),
        service.offer().last(),
        components,
        service.billFrom(),
        service.horizon(grid));
  }

  /** What coupons of a service take off whole invoices. */
  public List<InvoiceDiscount> overInvoices(SubscriptionSnapshot service) {
    List<CouponReader.Use> coupons = past.coupons().getOrDefault(service.id(), List.of());
    if (coupons.isEmpty()) {
      return List.of();
    }
    return service.components().stream()
        .filter(component -> component.key().equals(BASE))
        .map(Component::schedule)
        .flatMap(schedule -> coupons.stream()
            .flatMap(coupon ->
                coupon.overInvoice(service.id(), ((Schedule.Periodic) schedule).grid()).stream()))
        .toList();
  }

  private List<Suspension> suspensions(DueService service) {
    List<Suspension> all =
        new ArrayList<>(past.suspensions().getOrDefault(service.id(), List.of()));
    all.addAll(past.closed().getOrDefault(service.id(), List.of()));
    for (HoldReader.Hold hold : past.holds(service.id())) {
      if (hold.feePercent() == null) {
        all.add(Suspension.notBilled(hold.days()));
      }
    }
    return all;
  }

  /** The service's own discounts, its coupons, and what is off while it is held for a fee. */
  private List<Discount> discounts(DueService service, AnchorGrid grid) {
    List<Discount> all = new ArrayList<>(service.discounts());
    past.coupons(service.id(), false).stream()
        .flatMap(coupon -> coupon.discount(grid).stream())
        .forEach(all::add);
    all.addAll(held(service));
    return all;
  }

  private List<Discount> held(DueService service) {
    List<Discount> all = new ArrayList<>();
    for (HoldReader.Hold hold : past.holds(service.id())) {
      BigDecimal fee = hold.feePercent();
      if (fee != null && fee.compareTo(HUNDRED) < 0) {
        all.add(new Discount.Percent(new UnitRate(HUNDRED.subtract(fee)), hold.days()));
      }
    }
    return all;
  }

  private void usage(DueService service, AnchorGrid grid, List<Component> components) {
    List<PriceTable.Price> prices = service.offer().metered()
        ? offers.usage(service.offer().id(), service.currency(), service.offer().version())
        : List.of();
    if (prices.isEmpty()) {
      return;
    }
    PriceTable.Price latest = prices.get(prices.size() - 1);
    components.add(new Component(
        "usage",
        ComponentType.USAGE,
        latest.description() == null ? service.offer().name() : latest.description(),
        new Schedule.Metered(
            grid,
            latest.limits().included(),
            latest.limits().most(),
            past.used().getOrDefault(service.id(), List.of())),
        service.start(),
        DateRange.OPEN,
        1,
        PriceTable.versions(prices),
        service.discounts(),
        service.taxes()));
  }

  private void once(DueService service, List<Component> components) {
    // What was to be charged once before the date it is looked at from was charged then.
    LocalDate day = service.firstCharge();
    if (day.isBefore(service.from())) {
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
              "activation", ComponentType.ACTIVATION, "Activation", day, PriceModel.flat(price))
          .taxed(service.taxes()));
    }
  }

  private static void once(
      DueService service, String key, String label, Money price, List<Component> components) {
    if (price.isPositive()) {
      components.add(Component.oneTime(
              key, ComponentType.INSTALLATION, label, service.firstCharge(), PriceModel.flat(price))
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
    List<TaxRule> rules = addOn.ownTaxes().isEmpty()
        ? service.taxes()
        : taxes.taxes(service.sale().of(addOn.ownTaxes()));
    List<PriceTable.Price> recurring =
        addOnPrices.recurring(addOn.addOn(), service.currency(), null);
    List<PriceTable.Price> once = addOnPrices.once(addOn.addOn(), service.currency(), null, start);
    if (recurring.isEmpty() && once.isEmpty()) {
      throw new IllegalArgumentException(
          "add-on " + addOn.name() + " has no price in " + service.currency() + " on " + start);
    }
    if (!recurring.isEmpty()) {
      AnchorGrid grid = service.grid(PriceTable.period(recurring, cycle), service.start());
      components.add(new Component(
          "addon:" + addOn.id(),
          addOn.type(),
          addOn.name(),
          service.schedule(grid),
          start,
          end.isBefore(start) ? start : end,
          addOn.quantity(),
          PriceTable.versions(recurring),
          addOnDiscounts(service, grid),
          rules));
    }
    if (!once.isEmpty() && !start.isBefore(service.from())) {
      components.add(Component.oneTime(
              "once:" + addOn.id(),
              addOn.type(),
              addOn.name(),
              start,
              PriceModel.perUnit(once.get(0).amount()))
          .times(addOn.quantity())
          .taxed(rules));
    }
  }

  private List<Discount> addOnDiscounts(DueService service, AnchorGrid grid) {
    List<Discount> all = new ArrayList<>();
    past.coupons(service.id(), true).stream()
        .flatMap(coupon -> coupon.discount(grid).stream())
        .forEach(all::add);
    all.addAll(held(service));
    return all;
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

  private static LocalDate later(LocalDate first, @Nullable LocalDate second) {
    return second != null && second.isAfter(first) ? second : first;
  }

  /** The offers whose prices the timelines of these services need. */
  private static List<UUID> offers(List<DueService> services, Past past) {
    List<UUID> ids = new ArrayList<>();
    for (DueService service : services) {
      ids.add(service.offer().id());
      past.plans(service.id()).forEach(plan -> ids.add(plan.offer()));
    }
    return ids.stream().distinct().toList();
  }
}
