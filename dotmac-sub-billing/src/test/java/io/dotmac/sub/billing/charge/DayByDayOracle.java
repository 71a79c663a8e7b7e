package io.dotmac.sub.billing.charge;

import io.dotmac.sub.billing.charge.price.PriceModel;
import io.dotmac.sub.billing.charge.price.PriceVersion;
import io.dotmac.sub.billing.charge.price.Terms;
import io.dotmac.sub.core.time.AnchorGrid;
import io.dotmac.sub.core.time.DateRange;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The published rule told a second time, slowly: it walks through every day of every period, and
 * rounds each run of days that have one price. Knows no discounts and no taxes.
 */
final class DayByDayOracle {
  /** The first day of the arrays, before any timeline starts, and their length. */
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

  private static final int DAYS = 3_700;

  private final Map<PriceModel, Terms> terms = new IdentityHashMap<>();
  private final SubscriptionSnapshot subscription;
  private final Component component;

  DayByDayOracle(SubscriptionSnapshot subscription, Component component) {
    this.subscription = subscription;
    this.component = component;
  }

  /** The terms of each day that is charged when billed on {@code on}; null when it is not. */
  Terms[] days(LocalDate on) {
    Schedule.Periodic schedule = (Schedule.Periodic) component.schedule();
    Terms[] days = new Terms[DAYS];
    LocalDate start = max(subscription.start(), component.start());
    LocalDate end = min(subscription.end(), component.end());
    LocalDate day = schedule.grid().periodContaining(start).start();
    LocalDate from = day;
    LocalDate to = day;
    while (!(day.equals(to) && day.isAfter(on))) {
      if (day.equals(to)) {
        from = day;
        to = schedule.grid().periodContaining(day).end();
      }
      LocalDate first = max(max(from, start), subscription.billFrom());
      LocalDate dueOn = schedule.isInArrears() ? min(to, end) : first;
      boolean served = start.isBefore(end) && from.isBefore(end) && start.isBefore(to);
      if (!dueOn.isAfter(on) && served && charged(day, from, to, start, end)) {
        days[index(day)] = terms.computeIfAbsent(
            price(day, max(from, start)), price -> price.terms(component.quantity()));
      }
      day = day.plusDays(1);
    }
    return days;
  }

  /** Where a day stands in the arrays. */
  static int index(LocalDate day) {
    return Math.toIntExact(day.toEpochDay() - FIRST.toEpochDay());
  }

  private boolean charged(
      LocalDate day, LocalDate from, LocalDate to, LocalDate start, LocalDate end) {
    if (day.isBefore(subscription.billFrom())) {
      return false;
    }
    boolean startsInside = start.isAfter(from);
    boolean endsInside = end.isBefore(to);
    if (startsInside && subscription.first() == PartialPeriod.FREE
        || endsInside && subscription.last() == PartialPeriod.FREE) {
      return false;
    }
    if (startsInside && subscription.first() == PartialPeriod.BY_DAY && day.isBefore(start)) {
      return false;
    }
    if (endsInside && subscription.last() == PartialPeriod.BY_DAY && !day.isBefore(end)) {
      return false;
    }
    for (Suspension each : subscription.suspensions()) {
      if (!each.billed() && each.days().contains(day)) {
        return false;
      }
    }
    return true;
  }

  private PriceModel price(LocalDate day, LocalDate firstOfPeriod) {
    Optional<PriceVersion> found = Optional.empty();
    for (PriceVersion version : component.prices()) {
      LocalDate decisive = version.timing() == PriceVersion.Timing.AT_ONCE ? day : firstOfPeriod;
      if (!version.from().isAfter(decisive)) {
        found = Optional.of(version);
      }
    }
    return found.orElse(component.prices().get(0)).price();
  }

  /** The minor units of all those days together. */
  long minor(Terms[] days) {
    AnchorGrid grid = ((Schedule.Periodic) component.schedule()).grid();
    long sum = 0;
    int i = 0;
    while (i < DAYS) {
      int first = i;
      if (days[i] == null) {
        i++;
        continue;
      }
      DateRange period = grid.periodContaining(FIRST.plusDays(i));
      int end = Math.min(DAYS, index(period.end()));
      while (i < end && (i == first || same(days[i], days[first]))) {
        i++;
      }
      sum += halfUp(days[first], i - first, period.days());
    }
    return sum;
  }

  private static boolean same(Terms one, Terms other) {
    return one == other || one != null && one.equals(other);
  }

  private static long halfUp(Terms terms, long days, long periodDays) {
    BigInteger twice = BigInteger.valueOf(terms.unitPrice().minor())
        .multiply(BigInteger.valueOf(2 * terms.quantity() * days))
        .add(BigInteger.valueOf(periodDays));
    return new BigDecimal(twice.divide(BigInteger.valueOf(2 * periodDays))).longValueExact();
  }

  private static LocalDate max(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  private static LocalDate min(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }
}
