package io.dotmac.sub.core.catalog.offer;

import io.dotmac.sub.core.catalog.Price;
import io.dotmac.sub.core.catalog.PriceType;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.time.BillingCycle;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one offer cost on any date: a pure lookup in the history of its versions.
 *
 * @param versions by day, without gap or overlap, at least one
 */
public record PriceBook(OfferId offer, List<Version> versions) {
  /** Rejects a history with a gap or an overlap. */
  public PriceBook {
    versions = List.copyOf(versions);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("offer " + offer + " has no version");
    }
    for (int i = 1; i < versions.size(); i++) {
      LocalDate start = versions.get(i).start();
      if (!start.equals(versions.get(i - 1).end())) {
        throw new IllegalArgumentException("offer " + offer + ": a version ends on "
            + versions.get(i - 1).end() + " and the next starts on " + start);
      }
    }
  }

  /**
   * Terms and prices for the days {@code [start, end)}.
   *
   * @param end absent for the last version
   */
  public record Version(
      OfferVersionId id,
      int number,
      BillingCycle cycle,
      LocalDate start,
      @Nullable LocalDate end,
      List<Price> prices) {
    /** Copies the prices. */
    public Version {
      prices = List.copyOf(prices);
    }

    /** The price of each billing period in that currency. */
    public Optional<Money> recurring(String currency) {
      return prices.stream()
          .filter(p -> p.priceType() == PriceType.RECURRING && p.currency().equals(currency))
          .findFirst()
          .flatMap(Price::amount);
    }

    /** What is charged once at the start, such as a setup fee, in that currency. */
    public List<Price> oneTime(String currency) {
      return prices.stream()
          .filter(p -> p.priceType() == PriceType.ONE_TIME && p.currency().equals(currency))
          .toList();
    }
  }

  /**
   * The version that counts on a day. Days before the first version have the first: a service may
   * be recorded later than it began.
   */
  public Version on(LocalDate day) {
    Version found = versions.get(0);
    for (Version version : versions) {
      if (!version.start().isAfter(day)) {
        found = version;
      }
    }
    return found;
  }

  /** The version of that id, for services whose price is pinned. */
  public Optional<Version> version(OfferVersionId id) {
    return versions.stream().filter(version -> version.id().equals(id)).findFirst();
  }
}
