package io.dotmac.sub.billing.charge;

import io.dotmac.sub.billing.charge.derivation.Derivation;
import io.dotmac.sub.billing.charge.price.PriceModel;
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
   * latest end of a period that was due, or the end of service within it.
   */
  public static Optional<LocalDate> billedThrough(SubscriptionSnapshot subscription, LocalDate on) {
    return subscription.components().stream()
        .flatMap(component -> billedThrough(subscription, component, on).stream())
        .max(Comparator.naturalOrder());
  }

  private static Optional<LocalDate> billedThrough(
      SubscriptionSnapshot subscription, Component component, LocalDate on) {
    RecurringPlan plan = new RecurringPlan(subscription, component);
    boolean served = plan.start().isBefore(plan.end()) && !plan.chargedFrom().isAfter(on);
    if (!served || !(component.schedule() instanceof Schedule.Periodic periodic)) {
      return Optional.empty();
    }
    if (!on.isBefore(plan.end())) {
      return Optional.of(plan.end());
    }
    DateRange period = periodic.grid().periodContaining(on);
    if (!periodic.isInArrears()) {
      return Optional.of(period.end().isBefore(plan.end()) ? period.end() : plan.end());
    }
    return plan.chargedFrom().isBefore(period.start())
        ? Optional.of(period.start())
        : Optional.empty();
  }

  private static Optional<LocalDate> nextDue(
      SubscriptionSnapshot subscription, Component component, LocalDate on) {
    RecurringPlan plan = new RecurringPlan(subscription, component);
    LocalDate next =
        component.schedule() instanceof Schedule.Once ? plan.start() : plan.chargedFrom();
    if (component.schedule() instanceof Schedule.Periodic periodic && next.isBefore(plan.end())) {
      LocalDate reached = RecurringPlan.later(next, on);
      if (periodic.isInArrears()) {
        next = plan.dueOn(periodic.grid().periodContaining(reached), true);
        return next.isAfter(on) ? Optional.of(next) : Optional.empty();
      }
      next = next.isAfter(on) ? next : periodic.grid().boundaryOnOrAfter(on.plusDays(1));
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
      if (component.schedule() instanceof Schedule.Periodic periodic) {
        lines.addAll(periods(subscription, component, periodic, standing, on));
      } else {
        oneTime(subscription, component, standing, on).ifPresent(lines::add);
      }
    }
    byComponent.values().stream()
        .flatMap(Collection::stream)
        .filter(charge -> charge.key().kind() != LineKind.ONE_TIME && !charge.waived())
        .filter(charge -> charge.span().end().isAfter(settled(subscription)))
        .forEach(charge -> lines.add(Reconciliation.giveBack(charge, charge.span())));
    return lines;
  }

  private static List<ChargeLine> periods(
      SubscriptionSnapshot subscription,
      Component component,
      Schedule.Periodic schedule,
      List<BilledCharge> standing,
      LocalDate on) {
    RecurringPlan plan = new RecurringPlan(subscription, component);
    Map<DateRange, List<BilledCharge>> periods = new TreeMap<>();
    List<DateRange> waived = new ArrayList<>();
    for (BilledCharge charge : standing) {
      DateRange period = schedule.grid().periodContaining(charge.key().start());
      if (charge.waived()) {
        waived.add(charge.span());
      } else if (!isSettled(subscription, schedule, period)
          && !charge.key().start().isBefore(subscription.billFrom())) {
        periods.computeIfAbsent(period, any -> new ArrayList<>()).add(charge);
      }
    }
    // A period billed ahead of this date stays in the map: an earlier date does not take it back.
    for (DateRange period : due(subscription, plan, schedule, on)) {
      periods.computeIfAbsent(period, any -> new ArrayList<>());
    }
    List<ChargeLine> lines = new ArrayList<>();
    periods.forEach((period, charges) -> {
      boolean early = schedule.isInArrears() && plan.dueOn(period, true).isAfter(on);
      if (schedule instanceof Schedule.Metered) {
        lines.addAll(
            early ? List.of() : metered(subscription, component, plan, period, waived, charges));
      } else {
        List<DateRange> uncharged = new ArrayList<>(waived);
        if (early) {
          notYet(period, charges).ifPresent(uncharged::add);
        }
        lines.addAll(Reconciliation.of(
            subscription.id(), component, period, plan.pieces(period, uncharged), charges));
      }
    });
    return lines;
  }

  /**
   * The days of a period that is not over and yet was charged in part, because its service had
   * ended once and goes on after all: what was charged stays, the rest is charged when it is due.
   */
  private static Optional<DateRange> notYet(DateRange period, List<BilledCharge> charges) {
    LocalDate from = charges.stream()
        .map(charge -> charge.span().end())
        .max(Comparator.naturalOrder())
        .orElse(period.start());
    return DateRange.between(from, period.end());
  }

  private static List<ChargeLine> metered(
      SubscriptionSnapshot subscription,
      Component component,
      RecurringPlan plan,
      DateRange period,
      List<DateRange> waived,
      List<BilledCharge> charges) {
    Optional<DateRange> served = plan.served(period);
    if (served.isEmpty()) {
      return charges.stream()
          .map(charge -> Reconciliation.giveBack(charge, period))
          .toList();
    }
    return served.get().minusAll(waived).isEmpty()
        ? List.of()
        : Metering.of(subscription.id(), component, period, served.get(), charges);
  }

  /** Whether a period is not looked at any more. In arrears it is due on the day it ends. */
  private static boolean isSettled(
      SubscriptionSnapshot subscription, Schedule.Periodic schedule, DateRange period) {
    boolean over = !period.end().isAfter(subscription.horizon());
    boolean settled = schedule.isInArrears() ? period.end().isBefore(subscription.horizon()) : over;
    return settled || !period.end().isAfter(subscription.billFrom());
  }

  /** The periods that have become due by {@code on} and are not settled. */
  private static List<DateRange> due(
      SubscriptionSnapshot subscription,
      RecurringPlan plan,
      Schedule.Periodic schedule,
      LocalDate on) {
    List<DateRange> due = new ArrayList<>();
    LocalDate looked = RecurringPlan.later(plan.start(), settled(subscription));
    long n = schedule.grid().indexOf(looked);
    if (schedule.isInArrears() && schedule.grid().at(n).isAfter(plan.start())) {
      n--;
    }
    DateRange period = schedule.grid().period(n);
    while (period.start().isBefore(plan.end())
        && !plan.dueOn(period, schedule.isInArrears()).isAfter(on)) {
      if (!isSettled(subscription, schedule, period)) {
        due.add(period);
      }
      if (due.size() > MOST_PERIODS) {
        throw new IllegalArgumentException("subscription " + subscription.id() + " has more than "
            + MOST_PERIODS + " periods to bill since " + plan.start());
      }
      period = schedule.grid().period(++n);
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
    PriceModel price = component.priceOn(day, day).price();
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
