package io.dotmac.sub.core.catalog.addon;

import io.dotmac.sub.core.catalog.Price;
import io.dotmac.sub.core.catalog.PriceType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one add-on cost on any date: a pure lookup in its history.
 *
 * @param name what people call it
 * @param prices by type and currency, then by day
 */
public record AddOnPrices(AddOnId addOn, String name, List<Dated> prices) {
  /** Copies the prices. */
  public AddOnPrices {
    prices = List.copyOf(prices);
  }

  /**
   * A price for the days {@code [start, end)}.
   *
   * @param end absent for the last
   */
  public record Dated(
      Price price, LocalDate start, @Nullable LocalDate end) {}

  /**
   * The price of that type and currency on a day. Days before the first price have the first: an
   * add-on may be recorded later than it was sold.
   */
  public Optional<Price> on(LocalDate day, PriceType type, String currency) {
    Price found = null;
    for (Dated dated : prices) {
      Price price = dated.price();
      if (price.priceType() != type || !price.currency().equals(currency)) {
        continue;
      }
      if (found == null || !dated.start().isAfter(day)) {
        found = price;
      }
    }
    return Optional.ofNullable(found);
  }
}
