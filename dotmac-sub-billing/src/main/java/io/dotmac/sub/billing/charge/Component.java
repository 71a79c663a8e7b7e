package io.dotmac.sub.billing.charge;

import io.dotmac.sub.billing.charge.price.PriceModel;
import io.dotmac.sub.billing.charge.price.PriceVersion;
import io.dotmac.sub.core.time.AnchorGrid;
import io.dotmac.sub.core.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One thing a subscription is charged for: the plan, an add-on, an installation fee.
 *
 * @param key unique within the subscription and never reused: {@code base}, {@code setup}, {@code
 *     addon:} and the id of the subscription's add-on
 * @param type what it is
 * @param label what the invoice calls it
 * @param schedule when it is charged
 * @param start its first day; the day of a charge that is made once
 * @param end the day after its last, {@link DateRange#OPEN} while it has none
 * @param quantity how many, 1 or more
 * @param prices by day, at least one; the earliest also holds before its day
 * @param discounts taken off one after the other
 * @param taxes as they apply to new charges
 */
public record Component(
    String key,
    ComponentType type,
    String label,
    Schedule schedule,
    LocalDate start,
    LocalDate end,
    long quantity,
    List<PriceVersion> prices,
    List<Discount> discounts,
    List<TaxRule> taxes) {

  /** Rejects a component without a price, with two currencies, or with nothing of it. */
  public Component {
    prices = prices.stream().sorted(Comparator.comparing(PriceVersion::from)).toList();
    discounts = List.copyOf(discounts);
    taxes = List.copyOf(taxes);
    if (prices.isEmpty()) {
      throw new IllegalArgumentException("component " + key + " has no price");
    }
    if (quantity < 1) {
      throw new IllegalArgumentException(
          "component " + key + ": a quantity of 1 or more was expected, " + quantity + " found");
    }
    Set<Currency> currencies = new LinkedHashSet<>();
    prices.forEach(version -> currencies.add(version.price().currency()));
    for (Discount discount : discounts) {
      if (discount instanceof Discount.Fixed fixed) {
        currencies.add(fixed.perPeriod().currency());
      }
    }
    if (schedule instanceof Schedule.Metered metered && metered.most() != null) {
      currencies.add(metered.most().currency());
    }
    if (currencies.size() > 1) {
      throw new IllegalArgumentException(
          "component " + key + ": amounts of one currency were expected, " + currencies + " found");
    }
  }

  /** Charged for every period of the grid, in advance, from {@code start} on. */
  public static Component recurring(
      String key,
      ComponentType type,
      String label,
      AnchorGrid grid,
      LocalDate start,
      PriceModel price) {
    Schedule schedule = new Schedule.InAdvance(grid);
    List<PriceVersion> prices = List.of(PriceVersion.nextPeriod(start, price));
    return new Component(
        key, type, label, schedule, start, DateRange.OPEN, 1, prices, List.of(), List.of());
  }

  /** The same, charged at other times. */
  public Component scheduled(Schedule newSchedule) {
    return new Component(
        key, type, label, newSchedule, start, end, quantity, prices, discounts, taxes);
  }

  /** Charged once, on that day. */
  public static Component oneTime(
      String key, ComponentType type, String label, LocalDate on, PriceModel price) {
    List<PriceVersion> prices = List.of(PriceVersion.nextPeriod(on, price));
    return new Component(
        key, type, label, new Schedule.Once(), on, DateRange.OPEN, 1, prices, List.of(), List.of());
  }

  /** The same, ending before that day. */
  public Component until(LocalDate newEnd) {
    return new Component(
        key, type, label, schedule, start, newEnd, quantity, prices, discounts, taxes);
  }

  /** The same, so many times. */
  public Component times(long newQuantity) {
    return new Component(
        key, type, label, schedule, start, end, newQuantity, prices, discounts, taxes);
  }

  /** The same with these prices in place of the one it has. */
  public Component priced(List<PriceVersion> newPrices) {
    return new Component(
        key, type, label, schedule, start, end, quantity, newPrices, discounts, taxes);
  }

  /** The same with one more discount. */
  public Component discounted(Discount discount) {
    List<Discount> more = new ArrayList<>(discounts);
    more.add(discount);
    return new Component(key, type, label, schedule, start, end, quantity, prices, more, taxes);
  }

  /** The same with these taxes. */
  public Component taxed(List<TaxRule> newTaxes) {
    return new Component(
        key, type, label, schedule, start, end, quantity, prices, discounts, newTaxes);
  }

  /** The currency of all its amounts. */
  public Currency currency() {
    return prices.get(0).price().currency();
  }

  /** The price that holds on {@code day} in a period whose first charged day is given. */
  PriceVersion priceOn(LocalDate day, LocalDate firstDayOfPeriod) {
    PriceVersion found = prices.get(0);
    for (PriceVersion version : prices) {
      if (version.holds(day, firstDayOfPeriod)) {
        found = version;
      }
    }
    return found;
  }

  /** What the invoice calls it at that price. */
  String labelAt(PriceVersion version) {
    return version.label() == null ? label : version.label();
  }
}
