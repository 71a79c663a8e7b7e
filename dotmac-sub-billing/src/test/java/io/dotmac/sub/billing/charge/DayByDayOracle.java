package io.dotmac.sub.billing.charge;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The published rule told a second time, slowly: it walks through every day of every period, and
 * rounds each run of days that have one price. Knows no discounts and no taxes.
 */
final class DayByDayOracle {
  private final SubscriptionSnapshot subscription;
  private final Component component;

  DayByDayOracle(SubscriptionSnapshot subscription, Component component) {
    this.subscription = subscription;
    this.component = component;
  }

  /** The terms of each day that is charged when billed on {@code on}. */
  Map<LocalDate, Terms> days(LocalDate on) {
    Schedule.InAdvance advance = (Schedule.InAdvance) component.schedule();
    Map<LocalDate, Terms> days = new TreeMap<>();
    LocalDate start = max(subscription.start(), component.start());
    LocalDate end = min(subscription.end(), component.end());
    LocalDate day = advance.grid().periodContaining(start).start();
    while (day.isBefore(on.plusYears(2))) {
      LocalDate from = advance.grid().periodContaining(day).start();
      LocalDate to = advance.grid().periodContaining(day).end();
      boolean due = !max(from, start).isAfter(on);
      boolean served = start.isBefore(end) && from.isBefore(end) && start.isBefore(to);
      if (due && served && charged(day, from, to, start, end)) {
        days.put(day, price(day, max(from, start)).terms(component.quantity()));
      }
      day = day.plusDays(1);
    }
    return days;
  }

  private boolean charged(
      LocalDate day, LocalDate from, LocalDate to, LocalDate start, LocalDate end) {
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
    return subscription.suspensions().stream()
        .noneMatch(each -> !each.billed() && each.days().contains(day));
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

  /** The minor units of all the days together. */
  long minor(LocalDate on) {
    Schedule.InAdvance advance = (Schedule.InAdvance) component.schedule();
    Map<LocalDate, Terms> days = days(on);
    long sum = 0;
    long run = 0;
    for (Map.Entry<LocalDate, Terms> entry : days.entrySet()) {
      run++;
      LocalDate day = entry.getKey();
      LocalDate next = day.plusDays(1);
      boolean last = !entry.getValue().equals(days.get(next)) || advance.grid().isBoundary(next);
      if (last) {
        long periodDays = advance.grid().periodContaining(day).days();
        sum += halfUp(entry.getValue(), run, periodDays);
        run = 0;
      }
    }
    return sum;
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
