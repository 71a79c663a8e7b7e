package io.dotmac.sub.core.network.ip.forecast;

import io.dotmac.sub.core.listing.Listing;
import io.dotmac.sub.core.network.ip.IpPoolId;
import io.dotmac.sub.core.network.ip.PoolUse;
import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingDomain;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The days of pools: each is counted once, and the first count of a day stays. */
public final class PoolDays {
  /** All of them; staff only. */
  public static final Listing<PoolDay> LISTING = Listing.of(PoolDay.class)
      .filter("pool_id", "e.pool.value = :pool_id", Id::parse)
      .filter("from", "e.day >= :from", LocalDate::parse)
      .filter("to", "e.day <= :to", LocalDate::parse)
      .sort("day", "e.day")
      .defaultSort("-day");

  /** The entities of this package, for the session factory. */
  public static final List<Class<?>> ENTITIES = List.of(PoolDay.class);

  /** Days before a pool is full at which that is said; 0: never. */
  public static final Setting<Integer> WARNING_DAYS =
      Setting.integer(SettingDomain.NETWORK, "pool_full_warning_days", 30).range(0, 365);

  private static final String POOLS =
      "select id, name from ip_pool where tenant_id = ? and is_active order by name";

  private static final String BEFORE = """
      select pool_id, day, reserved + assigned + in_use, is_warning from ip_pool_day
      where tenant_id = ? and pool_id = any (?) and day >= ? and day < ? order by pool_id, day
      """;

  private static final String KEEP = """
      insert into ip_pool_day (tenant_id, id, pool_id, day, capacity, reserved, assigned, in_use,
        kept, full_on, is_warning)
      select ?, n.id, n.pool, ?, n.capacity, n.reserved, n.assigned, n.used, n.kept, n.full_on,
        n.warning
      from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
          ?::bigint[], ?::date[], ?::boolean[])
        as n (id, pool, capacity, reserved, assigned, used, kept, full_on, warning)
      on conflict (tenant_id, pool_id, day) do nothing
      returning pool_id
      """;

  private PoolDays() {}

  /** What is known of a pool before today. */
  private record History(List<PoolForecast.Point> points, boolean warned) {
    static final History NONE = new History(List.of(), false);
  }

  private record Counted(
      UUID pool, String name, PoolUse use, PoolForecast forecast, boolean warning) {}

  /**
   * Counts today for each pool in use that has no count of today, and says which will be full soon.
   *
   * @return how many it counted
   */
  public static int count(Tx tx) {
    int warningDays = Settings.get(tx, WARNING_DAYS);
    return tx.jdbc(connection -> {
      Map<UUID, String> pools = pools(connection, tx);
      Map<UUID, PoolUse> uses = PoolUse.of(tx, pools.keySet());
      Map<UUID, History> histories = histories(connection, tx, pools.keySet());
      List<Counted> counted = new ArrayList<>();
      pools.forEach((pool, name) -> {
        PoolUse use = uses.getOrDefault(pool, PoolUse.NOTHING);
        PoolForecast forecast = PoolForecast.of(
            tx.today(), use, histories.getOrDefault(pool, History.NONE).points());
        boolean warning = use.capacity() > 0
            && forecast
                .fullOn()
                .filter(day -> warningDays > 0 && !day.isAfter(tx.today().plusDays(warningDays)))
                .isPresent();
        counted.add(new Counted(pool, name, use, forecast, warning));
      });
      Collection<UUID> fresh = keep(connection, tx, counted);
      counted.stream()
          .filter(each -> each.warning() && fresh.contains(each.pool()))
          .filter(each -> !histories.getOrDefault(each.pool(), History.NONE).warned())
          .forEach(each -> tx.publish(new PoolEvent.PoolFilling(
              each.pool(),
              each.name(),
              each.forecast().capacity(),
              each.forecast().needed(),
              each.forecast().fullOn().orElseThrow())));
      return fresh.size();
    });
  }

  /** When a pool will be full, as it looks now. */
  public static PoolForecast forecast(Tx tx, IpPoolId pool) {
    return tx.jdbc(connection -> PoolForecast.of(
        tx.today(),
        PoolUse.of(tx, pool),
        histories(connection, tx, List.of(pool.value()))
            .getOrDefault(pool.value(), History.NONE)
            .points()));
  }

  private static Map<UUID, String> pools(Connection connection, Tx tx) throws SQLException {
    Map<UUID, String> pools = new LinkedHashMap<>();
    try (PreparedStatement query = connection.prepareStatement(POOLS)) {
      query.setObject(1, tx.tenant().value());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          pools.put(row.getObject(1, UUID.class), row.getString(2));
        }
      }
    }
    return pools;
  }

  private static Map<UUID, History> histories(Connection connection, Tx tx, Collection<UUID> pools)
      throws SQLException {
    Map<UUID, History> histories = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(BEFORE)) {
      query.setObject(1, tx.tenant().value());
      query.setArray(2, connection.createArrayOf("uuid", pools.toArray()));
      query.setObject(3, tx.today().minusDays(PoolForecast.LONGEST));
      query.setObject(4, tx.today());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          UUID pool = row.getObject(1, UUID.class);
          History before = histories.get(pool);
          List<PoolForecast.Point> points = before == null ? new ArrayList<>() : before.points();
          points.add(new PoolForecast.Point(row.getObject(2, LocalDate.class), row.getLong(3)));
          histories.put(pool, new History(points, row.getBoolean(4)));
        }
      }
    }
    return histories;
  }

  private static Collection<UUID> keep(Connection connection, Tx tx, List<Counted> counted)
      throws SQLException {
    List<UUID> fresh = new ArrayList<>();
    try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
      Columns columns = new Columns(keep, counted);
      keep.setObject(1, tx.tenant().value());
      keep.setObject(2, tx.today());
      columns.set(3, "uuid", each -> Ids.next());
      columns.set(4, "uuid", Counted::pool);
      columns.set(5, "bigint", each -> each.use().capacity());
      columns.set(6, "bigint", each -> each.use().reserved());
      columns.set(7, "bigint", each -> each.use().assigned());
      columns.set(8, "bigint", each -> each.use().inUse());
      columns.set(9, "bigint", each -> each.use().kept());
      columns.set(10, "date", each -> each.forecast().fullOn().orElse(null));
      columns.set(11, "boolean", Counted::warning);
      try (ResultSet row = keep.executeQuery()) {
        while (row.next()) {
          fresh.add(row.getObject(1, UUID.class));
        }
      }
    }
    return fresh;
  }

  /** The parameters of a statement that are columns of a set. */
  private record Columns(PreparedStatement statement, List<Counted> rows) {
    void set(int place, String type, Function<Counted, @Nullable Object> column)
        throws SQLException {
      Object[] values = new Object[rows.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = column.apply(rows.get(i));
      }
      statement.setArray(place, statement.getConnection().createArrayOf(type, values));
    }
  }
}
