package io.dotmac.sub.billing.charge;

import io.dotmac.sub.billing.charge.price.PackagePrice;
import io.dotmac.sub.billing.charge.price.PriceModel;
import io.dotmac.sub.billing.charge.price.PriceVersion;
import io.dotmac.sub.billing.charge.price.Rated;
import io.dotmac.sub.billing.charge.price.Tier;
import io.dotmac.sub.billing.charge.price.Tiered;
import io.dotmac.sub.core.catalog.profile.TaxApplication;
import io.dotmac.sub.core.time.AnchorGrid;
import io.dotmac.sub.core.time.DateRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The published rule told once more, for everything the engine charges: what must stand for each
 * component and period, seen from the final timeline alone. It walks through the days one by one,
 * keeps no history and shares no arithmetic with the engine.
 */
final class PublishedRule {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final SubscriptionSnapshot subscription;
  private final Map<String, List<DateRange>> waived;

  /** With the days of each component that a voided document leaves uncharged. */
  PublishedRule(SubscriptionSnapshot subscription, Map<String, List<DateRange>> waived) {
    this.subscription = subscription;
    this.waived = waived;
  }

  /** A price as a line shows it; days of one such price in a row are one charge. */
  private record Shown(BigDecimal unit, long times) {}

  /** What must stand on {@code on}, by component, period and part; what is nothing is left out. */
  Map<String, BigDecimal> due(LocalDate on) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (Component component : subscription.components()) {
      if (component.schedule() instanceof Schedule.Periodic schedule) {
        periods(component, schedule, on, sums);
      }
    }
    sums.values().removeIf(sum -> sum.signum() == 0);
    return sums;
  }

  /** Whether a component that is charged once is due on that day. */
  boolean isOnceDue(Component component, LocalDate on) {
    LocalDate day = max(component.start(), subscription.start());
    return !day.isAfter(on)
        && day.isBefore(min(component.end(), subscription.end()))
        && !day.isBefore(subscription.billFrom());
  }

  /** The parts of a component that is charged once. */
  Map<String, BigDecimal> once(Component component) {
    LocalDate day = max(component.start(), subscription.start());
    Map<String, BigDecimal> sums = new TreeMap<>();
    Shown shown = shown(component, price(component, day, day));
    DateRange span = DateRange.of(day, day.plusDays(1));
    add(component, component.key(), shown.unit.multiply(big(shown.times)), span, 1, sums);
    sums.values().removeIf(sum -> sum.signum() == 0);
    return sums;
  }

  /** The name under which a part of a charge is summed. */
  static String key(String component, DateRange period) {
    return component + " " + period.start();
  }

  /** Whether a period counts on that day: in arrears only when it, or the service, is over. */
  boolean isDue(Component component, DateRange period, LocalDate on) {
    LocalDate start = max(subscription.start(), component.start());
    LocalDate end = min(subscription.end(), component.end());
    if (!start.isBefore(end) || !period.start().isBefore(end) || !start.isBefore(period.end())) {
      return false;
    }
    boolean arrears = ((Schedule.Periodic) component.schedule()).isInArrears();
    LocalDate first = max(max(period.start(), start), subscription.billFrom());
    return !(arrears ? min(period.end(), end) : first).isAfter(on)
        && period.end().isAfter(subscription.billFrom());
  }

  private void periods(
      Component component, Schedule.Periodic schedule, LocalDate on, Map<String, BigDecimal> sums) {
    AnchorGrid grid = schedule.grid();
    LocalDate start = max(subscription.start(), component.start());
    DateRange period = grid.periodContaining(start);
    while (!period.start().isAfter(on)) {
      if (isDue(component, period, on)) {
        if (schedule instanceof Schedule.Metered metered) {
          use(component, metered, period, sums);
        } else {
          days(component, period, sums);
        }
      }
      period = grid.periodContaining(period.end());
    }
  }

  private void days(Component component, DateRange period, Map<String, BigDecimal> sums) {
    LocalDate first = max(period.start(), max(subscription.start(), component.start()));
    LocalDate since = period.start();
    Shown running = null;
    for (LocalDate day = period.start(); !day.isAfter(period.end()); day = day.plusDays(1)) {
      boolean charged = day.isBefore(period.end()) && isCharged(component, period, day);
      Shown now = charged ? shown(component, price(component, day, first)) : null;
      if (running != null && !running.equals(now)) {
        DateRange span = DateRange.of(since, day);
        BigDecimal whole = running.unit.multiply(big(running.times));
        BigDecimal list = halfUp(whole, span.days(), period.days(), digits(component));
        add(component, key(component.key(), period), list, span, period.days(), sums);
      }
      since = now == null || now.equals(running) ? since : day;
      running = now;
    }
  }

  private boolean isCharged(Component component, DateRange period, LocalDate day) {
    LocalDate start = max(subscription.start(), component.start());
    LocalDate end = min(subscription.end(), component.end());
    boolean startsInside = start.isAfter(period.start());
    boolean endsInside = end.isBefore(period.end());
    if (startsInside && subscription.first() == PartialPeriod.FREE
        || endsInside && subscription.last() == PartialPeriod.FREE
        || day.isBefore(subscription.billFrom())) {
      return false;
    }
    if (day.isBefore(start) && subscription.first() != PartialPeriod.WHOLE
        || !day.isBefore(end) && subscription.last() != PartialPeriod.WHOLE) {
      return false;
    }
    for (Suspension each : subscription.suspensions()) {
      if (!each.billed() && each.days().contains(day)) {
        return false;
      }
    }
    return waived.getOrDefault(component.key(), List.of()).stream()
        .noneMatch(days -> days.contains(day));
  }

  private void use(
      Component component,
      Schedule.Metered metered,
      DateRange period,
      Map<String, BigDecimal> sums) {
    LocalDate start = max(subscription.start(), component.start());
    LocalDate from = max(max(period.start(), start), subscription.billFrom());
    LocalDate to = min(period.end(), min(subscription.end(), component.end()));
    if (!from.isBefore(to)) {
      return;
    }
    BigDecimal used = BigDecimal.ZERO;
    for (Schedule.Usage each : metered.used()) {
      LocalDate day = each.days().start();
      used = day.isBefore(from) || !day.isBefore(to) ? used : used.add(each.quantity());
    }
    BigDecimal charged = used.subtract(metered.included()).max(BigDecimal.ZERO);
    PriceModel model = price(component, from, from).price();
    BigDecimal list = halfUp(whole(model, charged), 1, 1, digits(component));
    if (metered.most() != null) {
      list = list.min(metered.most().decimal());
    }
    DateRange span = DateRange.of(from, to);
    add(component, key(component.key(), period), list, span, span.days(), sums);
  }

  /** Takes off the discounts and puts on the taxes. */
  private static void add(
      Component component,
      String key,
      BigDecimal list,
      DateRange span,
      long periodDays,
      Map<String, BigDecimal> sums) {
    int digits = digits(component);
    BigDecimal left = list;
    for (Discount discount : component.discounts()) {
      long valid = 0;
      for (LocalDate day = span.start(); day.isBefore(span.end()); day = day.plusDays(1)) {
        valid += discount.valid().contains(day) ? 1 : 0;
      }
      if (discount instanceof Discount.Percent percent) {
        BigDecimal share = left.multiply(percent.percent().value()).divide(HUNDRED);
        left = left.subtract(halfUp(share, valid, span.days(), digits));
      } else if (discount instanceof Discount.Fixed fixed) {
        BigDecimal off = halfUp(fixed.perPeriod().decimal(), valid, periodDays, digits);
        left = left.subtract(off.min(left));
      }
    }
    BigDecimal percent = BigDecimal.ZERO;
    for (TaxRule rule : component.taxes()) {
      boolean within = rule.application() == TaxApplication.INCLUSIVE;
      percent = within ? percent.add(rule.percent().value()) : percent;
    }
    // p / (100 + p) of the price, in whole tenths of a per cent.
    long tenths = percent.movePointRight(1).longValueExact();
    BigDecimal within = halfUp(left, tenths, 1000 + tenths, digits);
    BigDecimal net = left.subtract(within);
    sums.merge(key + " net", net, BigDecimal::add);
    sums.merge(key + " included", within, BigDecimal::add);
    for (TaxRule rule : component.taxes()) {
      if (rule.application() == TaxApplication.EXCLUSIVE) {
        BigDecimal tax =
            halfUp(net, rule.percent().value().movePointRight(1).longValueExact(), 1000, digits);
        sums.merge(key + " " + rule.name(), tax, BigDecimal::add);
      }
    }
  }

  private static Shown shown(Component component, PriceVersion version) {
    PriceModel model = version.price();
    long quantity = component.quantity();
    if (model instanceof PriceModel.Flat flat) {
      return new Shown(flat.price().decimal(), 1);
    }
    if (model instanceof PriceModel.PerUnit each) {
      return new Shown(each.unitPrice().decimal(), quantity);
    }
    if (model instanceof PackagePrice packs) {
      long begun = 0;
      while (packs.size().multiply(big(begun)).compareTo(big(quantity)) < 0) {
        begun++;
      }
      return new Shown(packs.price().decimal(), begun);
    }
    return new Shown(halfUp(whole(model, big(quantity)), 1, 1, digits(component)), 1);
  }

  /** The exact price of so many units. */
  private static BigDecimal whole(PriceModel model, BigDecimal units) {
    if (model instanceof PriceModel.Flat flat) {
      return flat.price().decimal();
    }
    if (model instanceof PriceModel.PerUnit each) {
      return each.unitPrice().decimal().multiply(units);
    }
    if (model instanceof Rated rated) {
      return rated.rate().value().multiply(units);
    }
    if (model instanceof PackagePrice packs) {
      BigDecimal price = BigDecimal.ZERO;
      BigDecimal paid = BigDecimal.ZERO;
      while (paid.compareTo(units) < 0) {
        price = price.add(packs.price().decimal());
        paid = paid.add(packs.size());
      }
      return price;
    }
    return tiers((Tiered) model, units);
  }

  private static BigDecimal tiers(Tiered tiered, BigDecimal units) {
    BigDecimal price = BigDecimal.ZERO;
    BigDecimal below = BigDecimal.ZERO;
    for (Tier tier : tiered.tiers()) {
      boolean last = tier.upTo() == null || units.compareTo(tier.upTo()) <= 0;
      if (tiered.mode() == Tiered.Mode.VOLUME) {
        if (last) {
          return units.multiply(tier.rate().value()).add(tier.fee().decimal());
        }
      } else if (units.compareTo(below) > 0) {
        BigDecimal inside = (last ? units : tier.upTo()).subtract(below);
        price = price.add(inside.multiply(tier.rate().value())).add(tier.fee().decimal());
      }
      below = tier.upTo() == null ? below : tier.upTo();
    }
    return price;
  }

  private static PriceVersion price(Component component, LocalDate day, LocalDate firstOfPeriod) {
    PriceVersion found = component.prices().get(0);
    for (PriceVersion each : component.prices()) {
      boolean atOnce = each.timing() == PriceVersion.Timing.AT_ONCE;
      found = each.from().isAfter(atOnce ? day : firstOfPeriod) ? found : each;
    }
    return found;
  }

  /** {@code amount x times / by}, the half unit upwards, by whole numbers. */
  private static BigDecimal halfUp(BigDecimal amount, long times, long by, int digits) {
    BigDecimal twice = amount.movePointRight(digits).multiply(big(times)).multiply(TWO);
    BigDecimal units = twice.add(big(by)).divideToIntegralValue(big(by).multiply(TWO));
    return units.movePointLeft(digits).setScale(digits);
  }

  private static int digits(Component component) {
    return component.currency().getDefaultFractionDigits();
  }

  private static BigDecimal big(long number) {
    return BigDecimal.valueOf(number);
  }

  private static LocalDate max(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  private static LocalDate min(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }
}
