package io.dotmac.sub.billing.run;

import io.dotmac.sub.billing.charge.PriceModel;
import io.dotmac.sub.billing.charge.PriceVersion;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.time.BillingCycle;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The prices of some offers or add-ons through time. */
final class PriceTable {
  private static final String OFFERS = """
      select v.offer_id, v.id, v.effective_start, v.effective_end, p.price_type, p.currency,
        p.amount_minor, coalesce(p.billing_cycle, v.billing_cycle), p.description
      from offer_version v
      join offer_price p on p.tenant_id = v.tenant_id and p.offer_version_id = v.id
      where v.tenant_id = ? and v.offer_id = any(?) and p.price_type <> 'usage'
      order by v.offer_id, v.effective_start, p.description nulls first
      """;

  private static final String ADD_ONS = """
      select p.add_on_id, p.id, p.effective_start, p.effective_end, p.price_type, p.currency,
        p.amount_minor, p.billing_cycle, p.description
      from add_on_price p
      where p.tenant_id = ? and p.add_on_id = any(?) and p.price_type <> 'usage'
      order by p.add_on_id, p.effective_start
      """;

  private final Map<UUID, List<Price>> prices;

  private PriceTable(Map<UUID, List<Price>> prices) {
    this.prices = prices;
  }

  /** A price for the days {@code [from, until)}. */
  record Price(
      UUID version,
      LocalDate from,
      @Nullable LocalDate until,
      boolean recurring,
      Money amount,
      @Nullable BillingCycle cycle,
      @Nullable String description) {}

  static PriceTable ofOffers(Tx tx, Collection<UUID> offers) {
    return read(tx, OFFERS, offers);
  }

  static PriceTable ofAddOns(Tx tx, Collection<UUID> addOns) {
    return read(tx, ADD_ONS, addOns);
  }

  /** The recurring prices in a currency, of one version alone if one is pinned. */
  List<Price> recurring(UUID thing, Currency currency, @Nullable UUID pinned) {
    return prices.getOrDefault(thing, List.of()).stream()
        .filter(price -> price.recurring() && price.amount().currency().equals(currency))
        .filter(price -> pinned == null || pinned.equals(price.version()))
        .toList();
  }

  /** What is charged once by the version that counts on that day. */
  List<Price> once(UUID thing, Currency currency, @Nullable UUID pinned, LocalDate day) {
    return prices.getOrDefault(thing, List.of()).stream()
        .filter(price -> !price.recurring() && price.amount().currency().equals(currency))
        .filter(price -> pinned == null
            ? !price.from().isAfter(day) && (price.until() == null || day.isBefore(price.until()))
            : pinned.equals(price.version()))
        .toList();
  }

  /** Prices as charges see them: a new one counts from the next period on. */
  static List<PriceVersion> versions(List<Price> prices) {
    return prices.stream()
        .map(price -> PriceVersion.nextPeriod(price.from(), PriceModel.perUnit(price.amount())))
        .toList();
  }

  /** The cycle of the prices, if they have one. */
  static Optional<BillingCycle> cycle(List<Price> prices) {
    return prices.stream()
        .flatMap(price -> Optional.ofNullable(price.cycle()).stream())
        .findFirst();
  }

  private static PriceTable read(Tx tx, String sql, Collection<UUID> things) {
    if (things.isEmpty()) {
      return new PriceTable(Map.of());
    }
    return new PriceTable(tx.jdbc(connection -> rows(connection, tx, sql, things)));
  }

  private static Map<UUID, List<Price>> rows(
      Connection connection, Tx tx, String sql, Collection<UUID> things) throws SQLException {
    Map<UUID, List<Price>> prices = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setObject(1, tx.tenant().value());
      query.setArray(2, connection.createArrayOf("uuid", things.toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          String cycle = row.getString(8);
          prices
              .computeIfAbsent(row.getObject(1, UUID.class), any -> new ArrayList<>())
              .add(new Price(
                  row.getObject(2, UUID.class),
                  row.getObject(3, LocalDate.class),
                  row.getObject(4, LocalDate.class),
                  row.getString(5).equals("recurring"),
                  Money.ofMinor(row.getLong(7), Money.currency(row.getString(6))),
                  cycle == null ? null : BillingCycle.valueOf(cycle.toUpperCase(Locale.ROOT)),
                  row.getString(9)));
        }
      }
    }
    return prices;
  }
}
