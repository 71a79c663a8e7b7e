package io.dotmac.sub.billing.run.timeline;

import io.dotmac.sub.billing.charge.price.PackagePrice;
import io.dotmac.sub.billing.charge.price.PriceModel;
import io.dotmac.sub.billing.charge.price.PriceVersion;
import io.dotmac.sub.billing.charge.price.Rated;
import io.dotmac.sub.billing.charge.price.Tier;
import io.dotmac.sub.billing.charge.price.Tiered;
import io.dotmac.sub.core.catalog.PriceTier;
import io.dotmac.sub.core.catalog.PriceTiers;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.money.UnitRate;
import io.dotmac.sub.core.time.BillingCycle;
import io.dotmac.sub.core.tx.Tx;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The prices of some offers or add-ons through time. */
final class PriceTable {
  private static final String OFFERS = """
      select v.offer_id, v.id, v.effective_start, v.effective_end, p.price_type, p.currency,
        p.amount_minor, coalesce(p.billing_cycle, v.billing_cycle), p.description,
        p.interval_count, p.price_model, p.tiers::text, p.package_size, p.unit_rate,
        p.included_units, p.cap_minor
      from offer_version v
      join offer_price p on p.tenant_id = v.tenant_id and p.offer_version_id = v.id
      where v.tenant_id = ? and v.offer_id = any(?)
      order by v.offer_id, v.effective_start, p.description nulls first
      """;

  private static final String ADD_ONS = """
      select p.add_on_id, p.id, p.effective_start, p.effective_end, p.price_type, p.currency,
        p.amount_minor, p.billing_cycle, p.description, p.interval_count, p.price_model,
        p.tiers::text, p.package_size, p.unit_rate, p.included_units, p.cap_minor
      from add_on_price p
      where p.tenant_id = ? and p.add_on_id = any(?) and p.price_type <> 'usage'
      order by p.add_on_id, p.effective_start
      """;

  private final Map<UUID, List<Price>> prices;

  private PriceTable(Map<UUID, List<Price>> prices) {
    this.prices = prices;
  }

  /**
   * A price for the days {@code [from, until)}.
   *
   * @param amount 0 when the price lies in tiers or in a rate
   * @param limits of a usage price
   */
  record Price(
      UUID version,
      LocalDate from,
      @Nullable LocalDate until,
      String type,
      Money amount,
      PriceModel model,
      Period period,
      Limits limits,
      @Nullable String description) {}

  /**
   * How long a period is.
   *
   * @param cycle absent: as the plan says
   */
  record Period(@Nullable BillingCycle cycle, int count) {}

  /** What a usage price includes, and the most it takes. */
  record Limits(BigDecimal included, @Nullable Money most) {}

  static PriceTable ofOffers(Tx tx, Collection<UUID> offers) {
    return read(tx, OFFERS, offers);
  }

  static PriceTable ofAddOns(Tx tx, Collection<UUID> addOns) {
    return read(tx, ADD_ONS, addOns);
  }

  /** The recurring prices in a currency, of one version alone if one is pinned. */
  List<Price> recurring(UUID thing, Currency currency, @Nullable UUID pinned) {
    return of("recurring", thing, currency, pinned);
  }

  /** The prices of what is used, in a currency. */
  List<Price> usage(UUID thing, Currency currency, @Nullable UUID pinned) {
    return of("usage", thing, currency, pinned);
  }

  private List<Price> of(String type, UUID thing, Currency currency, @Nullable UUID pinned) {
    return prices.getOrDefault(thing, List.of()).stream()
        .filter(price -> price.type().equals(type) && price.amount().currency().equals(currency))
        .filter(price -> pinned == null || pinned.equals(price.version()))
        .toList();
  }

  /** What is charged once by the version that counts on that day. */
  List<Price> once(UUID thing, Currency currency, @Nullable UUID pinned, LocalDate day) {
    return prices.getOrDefault(thing, List.of()).stream()
        .filter(price ->
            price.type().equals("one_time") && price.amount().currency().equals(currency))
        .filter(price -> pinned == null
            ? !price.from().isAfter(day) && (price.until() == null || day.isBefore(price.until()))
            : pinned.equals(price.version()))
        .toList();
  }

  /** Prices as charges see them: a new one counts from the next period on. */
  static List<PriceVersion> versions(List<Price> prices) {
    return prices.stream()
        .map(price -> PriceVersion.nextPeriod(price.from(), price.model()))
        .toList();
  }

  /** The period of the prices; the plan's cycle once when they say nothing. */
  static Period period(List<Price> prices, BillingCycle ofPlan) {
    for (Price price : prices) {
      if (price.period().cycle() != null || price.period().count() > 1) {
        BillingCycle own = price.period().cycle();
        return new Period(own == null ? ofPlan : own, price.period().count());
      }
    }
    return new Period(ofPlan, 1);
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
          prices
              .computeIfAbsent(row.getObject(1, UUID.class), any -> new ArrayList<>())
              .add(price(row));
        }
      }
    }
    return prices;
  }

  private static Price price(ResultSet row) throws SQLException {
    Currency currency = Money.currency(row.getString(6));
    Money amount = Money.ofMinor(row.getLong(7), currency);
    String cycle = row.getString(8);
    int count = row.getInt(10);
    BigDecimal included = row.getBigDecimal(15);
    Long most = row.getObject(16, Long.class);
    return new Price(
        row.getObject(2, UUID.class),
        row.getObject(3, LocalDate.class),
        row.getObject(4, LocalDate.class),
        row.getString(5),
        amount,
        model(row, amount),
        new Period(
            cycle == null ? null : BillingCycle.valueOf(cycle.toUpperCase(Locale.ROOT)),
            Math.max(1, count)),
        new Limits(
            included == null ? BigDecimal.ZERO : included,
            most == null ? null : Money.ofMinor(most, currency)),
        row.getString(9));
  }

  private static PriceModel model(ResultSet row, Money amount) throws SQLException {
    String scale = row.getString(11) == null ? "per_unit" : row.getString(11);
    BigDecimal rate = row.getBigDecimal(14);
    Currency currency = amount.currency();
    switch (scale) {
      case "flat":
        return PriceModel.flat(rate == null ? amount : rounded(rate, currency));
      case "graduated":
        return new Tiered(Tiered.Mode.GRADUATED, tiers(row.getString(12), currency));
      case "volume":
        return new Tiered(Tiered.Mode.VOLUME, tiers(row.getString(12), currency));
      case "package":
        return new PackagePrice(
            row.getBigDecimal(13), rate == null ? amount : rounded(rate, currency));
      default:
        return rate == null ? PriceModel.perUnit(amount) : new Rated(new UnitRate(rate), currency);
    }
  }

  private static Money rounded(BigDecimal rate, Currency currency) {
    return new UnitRate(rate).times(BigDecimal.ONE, currency, RoundingMode.HALF_UP);
  }

  private static List<Tier> tiers(String json, Currency currency) {
    List<Tier> tiers = new ArrayList<>();
    for (PriceTier tier : PriceTiers.read(json).list()) {
      BigDecimal fee = tier.flatFee() == null ? BigDecimal.ZERO : tier.flatFee();
      tiers.add(new Tier(tier.upTo(), new UnitRate(tier.unitPrice()), rounded(fee, currency)));
    }
    return tiers;
  }
}
