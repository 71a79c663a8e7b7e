package io.dotmac.sub.billing.tax;

import io.dotmac.sub.billing.bulk.BulkRead;
import io.dotmac.sub.billing.charge.TaxRule;
import io.dotmac.sub.core.catalog.profile.TaxApplication;
import io.dotmac.sub.core.money.UnitRate;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tax rates, groups and regions of a tenant, read once a transaction: there are few. */
public final class TaxBook {
  private static final Object MEMO = new Object();

  private static final String RATES = """
      select r.id, t.id as tax_id, t.name, t.rate, t.application, coalesce(p.compound, false)
        as compound, r.is_active
      from tax_rate r
      left join tax_rate_part p on p.tenant_id = r.tenant_id and p.group_id = r.id
      join tax_rate t on t.tenant_id = r.tenant_id and t.id = coalesce(p.tax_rate_id, r.id)
      where r.tenant_id = ? order by r.id, p.position
      """;

  private static final String REGIONS = """
      select country_code, lower(region), lower(postal_prefix), tax_rate_id from tax_region
      where tenant_id = ? and is_active
      """;

  /** A postal code says more than a region, and a longer one more than a shorter. */
  private static final Comparator<Region> CLOSEST_FIRST = Comparator.comparing(
          (Region each) -> each.prefix() == null ? 0 : each.prefix().length())
      .thenComparing(each -> each.region() == null ? 0 : 1)
      .reversed();

  private final Map<UUID, List<TaxRule>> rules = new HashMap<>();
  private final Map<String, List<Region>> byCountry = new HashMap<>();
  private final Map<UUID, Boolean> active = new HashMap<>();

  private record Region(
      String country, @Nullable String region, @Nullable String prefix, UUID rate) {
    boolean contains(TaxPlace place) {
      return (region == null || region.equals(lower(place.region())))
          && (prefix == null || lower(place.postalCode()).startsWith(prefix));
    }
  }

  private TaxBook() {}

  /** The book of the transaction's tenant. */
  public static TaxBook of(Tx tx) {
    return tx.memo(MEMO, () -> read(tx));
  }

  /** What a rate or a group charges; nothing when there is no such rate. */
  public List<TaxRule> rules(UUID rate) {
    return rules.getOrDefault(rate, List.of());
  }

  /** Whether a rate may still be chosen. */
  public boolean isActive(UUID rate) {
    return active.getOrDefault(rate, false);
  }

  /** The rate of a place, if the catalog has one. */
  public Optional<UUID> rate(TaxPlace place) {
    String country = place.countryCode();
    List<Region> regions = country == null ? null : byCountry.get(country);
    return regions == null
        ? Optional.empty()
        : regions.stream().filter(each -> each.contains(place)).findFirst().map(Region::rate);
  }

  private static TaxBook read(Tx tx) {
    TaxBook book = new TaxBook();
    BulkRead.rows(tx, RATES, row -> book.add(row), tx.tenant().value());
    book.rules.replaceAll((id, list) -> List.copyOf(list));
    BulkRead.rows(tx, REGIONS, TaxBook::region, tx.tenant().value())
        .forEach(each -> book.byCountry
            .computeIfAbsent(each.country(), any -> new ArrayList<>())
            .add(each));
    book.byCountry.values().forEach(regions -> regions.sort(CLOSEST_FIRST));
    return book;
  }

  private boolean add(ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    active.put(id, row.getBoolean("is_active"));
    return rules
        .computeIfAbsent(id, any -> new ArrayList<>())
        .add(new TaxRule(
            row.getObject("tax_id", UUID.class),
            row.getString("name"),
            new UnitRate(row.getBigDecimal("rate")),
            WireName.parse(TaxApplication.class, row.getString("application")),
            row.getBoolean("compound")));
  }

  private static Region region(ResultSet row) throws SQLException {
    return new Region(
        row.getString(1), row.getString(2), row.getString(3), row.getObject(4, UUID.class));
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
