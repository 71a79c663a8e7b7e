package io.dotmac.sub.billing.charge;

import io.dotmac.sub.billing.charge.derivation.Derivation;
import io.dotmac.sub.core.time.AnchorGrid;
import io.dotmac.sub.core.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** Billing is desired minus billed: see the package. */
public final class ChargeEngine {
  /** Far more than any honest timeline has; a typing error in a date must not fill a disk. */
  private static final int MOST_PERIODS = 20_000;

  private static final Comparator<ChargeLine> ORDER = Comparator.comparing(
          (ChargeLine line) -> line.span().start())
      .thenComparing(line -> line.key().subscription().toString())
      .thenComparing(ChargeLine::type)
      .thenComparing(line -> line.key().component())
      .thenComparing(line -> line.isCredit() ? 0 : 1)
      .thenComparing(line -> line.key().start());

  private ChargeEngine() {}

  /**
   * The lines that bring the account up to date: every period that has begun by {@code on} and was
   * not billed yet, one line each, and what must be given back because it was billed and is not due
   * after all. A day earlier than one already billed up to gives nothing new.
   *
   * @throws IllegalArgumentException when a charge stands for a subscription that is not among the
   *     account's, or in another currency than its component
   */
  public static Bill bill(AccountSnapshot account, LocalDate on) {
    Map<UUID, List<BilledCharge>> billed = new HashMap<>();
    for (BilledCharge charge : account.billed()) {
      billed
          .computeIfAbsent(charge.key().subscription(), id -> new ArrayList<>())
          .add(charge);
    }
    List<ChargeLine> lines = new ArrayList<>();
    for (SubscriptionSnapshot subscription : account.subscriptions()) {
      List<BilledCharge> own = billed.remove(subscription.id());
      lines.addAll(subscription(subscription, own == null ? List.of() : own, on));
    }
    if (!billed.isEmpty()) {
      throw new IllegalArgumentException("account " + account.account()
          + " has charges of subscriptions it does not have: " + billed.keySet());
    }
    lines.sort(ORDER);
    return new Bill(account.account(), on, lines);
  }

  /** The first day after {@code on} on which the subscription has something new to charge. */
  public static Optional<LocalDate> nextDue(SubscriptionSnapshot subscription, LocalDate on) {
    return subscription.components().stream()
        .flatMap(component -> nextDue(subscription, component, on).stream())
        .min(Comparator.naturalOrder());
  }

  /**
   * The day up to which the subscription is billed, exclusive, once it is billed on {@code on}: the
   * latest end of a period that has begun, or the end of service within it.
   */
  public static Optional<LocalDate> billedThrough(SubscriptionSnapshot subscription, LocalDate on) {
    List<LocalDate> ends = new ArrayList<>();
    for (Component component : subscription.components()) {
      RecurringPlan plan = new RecurringPlan(subscription, component);
      if (component.schedule() instanceof Schedule.InAdvance advance
          && plan.start().isBefore(plan.end())
          && !plan.start().isAfter(on)) {
        LocalDate last = on.isBefore(plan.end()) ? on : plan.end().minusDays(1);
        LocalDate end = advance.grid().periodContaining(last).end();
        ends.add(end.isBefore(plan.end()) ? end : plan.end());
      }
    }
    return ends.stream().max(Comparator.naturalOrder());
  }

  private static Optional<LocalDate> nextDue(
      SubscriptionSnapshot subscription, Component component, LocalDate on) {
    RecurringPlan plan = new RecurringPlan(subscription, component);
    LocalDate next = plan.start();
    if (component.schedule() instanceof Schedule.InAdvance advance && !next.isAfter(on)) {
      next = advance.grid().boundaryOnOrAfter(on.plusDays(1));
    }
    return next.isAfter(on) && next.isBefore(plan.end()) ? Optional.of(next) : Optional.empty();
  }

  private static List<ChargeLine> subscription(
      SubscriptionSnapshot subscription, List<BilledCharge> billed, LocalDate on) {
    Map<String, List<BilledCharge>> byComponent = billed.stream()
        .sorted(Comparator.comparing(charge -> charge.key().start()))
        .collect(Collectors.groupingBy(
            charge -> charge.key().component(), TreeMap::new, Collectors.toList()));
    List<ChargeLine> lines = new ArrayList<>();
    for (Component component : subscription.components()) {
      List<BilledCharge> own = byComponent.remove(component.key());
      List<BilledCharge> standing = own == null ? List.of() : own;
      checkCurrency(subscription, component, standing);
      if (component.schedule() instanceof Schedule.InAdvance advance) {
        lines.addAll(recurring(subscription, component, advance.grid(), standing, on));
      } else {
        oneTime(subscription, component, standing, on).ifPresent(lines::add);
      }
    }
    byComponent.values().stream()
        .flatMap(Collection::stream)
        .filter(charge -> charge.key().kind() == LineKind.RECURRING && !charge.waived())
        .filter(charge -> charge.span().end().isAfter(settled(subscription)))
        .forEach(charge -> lines.add(Reconciliation.giveBack(charge, charge.span())));
    return lines;
  }

  private static List<ChargeLine> recurring(
      SubscriptionSnapshot subscription,
      Component component,
      AnchorGrid grid,
      List<BilledCharge> standing,
      LocalDate on) {
    RecurringPlan plan = new RecurringPlan(subscription, component);
    LocalDate settled = settled(subscription);
    Map<DateRange, List<BilledCharge>> periods = new TreeMap<>();
    List<DateRange> waived = new ArrayList<>();
    for (BilledCharge charge : standing) {
      DateRange period = grid.periodContaining(charge.key().start());
      boolean looked = period.end().isAfter(settled);
      if (charge.waived()) {
        waived.add(charge.span());
      } else if (looked && !charge.key().start().isBefore(subscription.billFrom())) {
        periods.computeIfAbsent(period, any -> new ArrayList<>()).add(charge);
      }
    }
    // A period billed ahead of this date stays in the map: an earlier date does not take it back.
    for (DateRange period : due(subscription, plan, grid, on)) {
      periods.computeIfAbsent(period, any -> new ArrayList<>());
    }
    List<ChargeLine> lines = new ArrayList<>();
    periods.forEach((period, charges) -> lines.addAll(Reconciliation.of(
        subscription.id(), component, period, plan.pieces(period, waived), charges)));
    return lines;
  }

  /** The periods that have begun by {@code on} and are not settled. */
  private static List<DateRange> due(
      SubscriptionSnapshot subscription, RecurringPlan plan, AnchorGrid grid, LocalDate on) {
    List<DateRange> due = new ArrayList<>();
    long n = grid.indexOf(RecurringPlan.later(plan.start(), settled(subscription)));
    DateRange period = grid.period(n);
    while (period.start().isBefore(plan.end()) && !plan.dueOn(period).isAfter(on)) {
      due.add(period);
      if (due.size() > MOST_PERIODS) {
        throw new IllegalArgumentException("subscription " + subscription.id() + " has more than "
            + MOST_PERIODS + " periods to bill since " + plan.start());
      }
      period = grid.period(++n);
    }
    return due;
  }

  private static Optional<ChargeLine> oneTime(
      SubscriptionSnapshot subscription,
      Component component,
      List<BilledCharge> standing,
      LocalDate on) {
    LocalDate day = RecurringPlan.later(component.start(), subscription.start());
    boolean due = standing.isEmpty()
        && !day.isAfter(on)
        && day.isBefore(subscription.end())
        && day.isBefore(component.end())
        && !day.isBefore(subscription.billFrom());
    if (!due) {
      return Optional.empty();
    }
    DateRange span = DateRange.of(day, day.plusDays(1));
    PriceModel price = component.priceOn(day, day);
    Pricing.Priced priced = Pricing.of(component, price, span, span, component.taxes());
    return Optional.of(new ChargeLine(
        new ChargeKey(subscription.id(), component.key(), day, LineKind.ONE_TIME),
        component.type(),
        LineKind.ONE_TIME,
        component.label(),
        span,
        span,
        price.terms(component.quantity()),
        priced.discount(),
        priced.amount().net(),
        priced.amount().parts(),
        Derivation.of(priced.steps())));
  }

  private static LocalDate settled(SubscriptionSnapshot subscription) {
    return RecurringPlan.later(subscription.horizon(), subscription.billFrom());
  }

  private static void checkCurrency(
      SubscriptionSnapshot subscription, Component component, List<BilledCharge> standing) {
    for (BilledCharge charge : standing) {
      if (!charge.net().currency().equals(component.currency())) {
        throw new IllegalArgumentException(
            "subscription %s, component %s: charges in %s were expected and one in %s found"
                .formatted(
                    subscription.id(),
                    component.key(),
                    component.currency(),
                    charge.net().currency()));
      }
    }
  }
}
