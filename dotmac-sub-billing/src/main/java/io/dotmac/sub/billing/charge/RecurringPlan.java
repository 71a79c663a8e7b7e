package io.dotmac.sub.billing.charge;

import io.dotmac.sub.billing.charge.price.PriceModel;
import io.dotmac.sub.billing.charge.price.PriceVersion;
import io.dotmac.sub.billing.charge.price.Terms;
import io.dotmac.sub.core.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a recurring component is due for in a period: which days, at which price. */
final class RecurringPlan {
  private final SubscriptionSnapshot subscription;
  private final Component component;
  private final LocalDate start;
  private final LocalDate end;

  RecurringPlan(SubscriptionSnapshot subscription, Component component) {
    this.subscription = subscription;
    this.component = component;
    this.start = later(subscription.start(), component.start());
    this.end = earlier(subscription.end(), component.end());
  }

  /** Days of one period that are charged at one price. */
  record Piece(DateRange span, PriceModel price, Terms terms, String label) {}

  /** The first day of service of the component. */
  LocalDate start() {
    return start;
  }

  /** The day after its last day of service. */
  LocalDate end() {
    return end;
  }

  /** The first day of service in a period that begins before the service ends. */
  LocalDate firstDay(DateRange period) {
    return later(period.start(), start);
  }

  /** The first day that may be charged: of service, after a trial, after the cut-over. */
  LocalDate chargedFrom() {
    return later(start, subscription.billFrom());
  }

  /**
   * The day on which a period becomes due: in advance its first day of service, in arrears the day
   * after it or after the service.
   */
  LocalDate dueOn(DateRange period, boolean inArrears) {
    return inArrears ? earlier(period.end(), end) : later(period.start(), chargedFrom());
  }

  /** The days of service within a period, if there are any. */
  Optional<DateRange> served(DateRange period) {
    return DateRange.between(
        later(firstDay(period), subscription.billFrom()), earlier(period.end(), end));
  }

  /** The pieces of a period in order, without the days in {@code waived}. */
  List<Piece> pieces(DateRange period, List<DateRange> waived) {
    List<Piece> pieces = new ArrayList<>();
    for (DateRange days : chargedDays(period, waived)) {
      for (DateRange part : divided(days)) {
        PriceVersion version = component.priceOn(part.start(), firstDay(period));
        PriceModel price = version.price();
        Terms terms = price.terms(component.quantity());
        String label = component.labelAt(version);
        int last = pieces.size() - 1;
        if (last >= 0 && continues(pieces.get(last), part, terms)) {
          DateRange joined = new DateRange(pieces.get(last).span().start(), part.end());
          pieces.set(last, new Piece(joined, price, terms, label));
        } else {
          pieces.add(new Piece(part, price, terms, label));
        }
      }
    }
    return pieces;
  }

  private static boolean continues(Piece before, DateRange part, Terms terms) {
    return before.span().end().equals(part.start()) && before.terms().equals(terms);
  }

  private List<DateRange> chargedDays(DateRange period, List<DateRange> waived) {
    if (!start.isBefore(end) || DateRange.of(start, end).intersect(period).isEmpty()) {
      return List.of();
    }
    LocalDate from = period.start();
    LocalDate to = period.end();
    if (start.isAfter(from)) {
      if (subscription.first() == PartialPeriod.FREE) {
        return List.of();
      }
      from = subscription.first() == PartialPeriod.WHOLE ? from : start;
    }
    if (end.isBefore(to)) {
      if (subscription.last() == PartialPeriod.FREE) {
        return List.of();
      }
      to = subscription.last() == PartialPeriod.WHOLE ? to : end;
    }
    Optional<DateRange> charged = DateRange.between(later(from, subscription.billFrom()), to);
    List<DateRange> without = new ArrayList<>(waived);
    subscription.suspensions().stream()
        .filter(suspension -> !suspension.billed())
        .forEach(suspension -> without.add(suspension.days()));
    return charged.map(days -> days.minusAll(without)).orElse(List.of());
  }

  /** Divides days where a price comes in at once. */
  private List<DateRange> divided(DateRange days) {
    List<DateRange> parts = new ArrayList<>();
    LocalDate from = days.start();
    for (PriceVersion version : component.prices()) {
      boolean divides = version.timing() == PriceVersion.Timing.AT_ONCE
          && version.from().isAfter(from)
          && version.from().isBefore(days.end());
      if (divides) {
        parts.add(new DateRange(from, version.from()));
        from = version.from();
      }
    }
    parts.add(new DateRange(from, days.end()));
    return parts;
  }

  static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }
}
