package io.dotmac.sub.core.access.index;

import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads facts from rows. A server reads a million of them when it starts, so columns go by number,
 * and what most rows have not is not looked for in each.
 */
final class FactRows {
  private static final String COLUMNS = """
      select c.id, c.subscriber_id, c.subscription_id, c.username, c.connection_type, c.is_active,
        c.secret_sealed, c.secret_kind, c.radius_profile_id, s.status, s.end_on, s.offer_id,
        (c.mac_address, c.nas_device_id, c.bound_vlan_id, c.ipv4_address, c.ipv6_prefix,
          c.delegated_ipv6_prefix, c.vlan_id, c.circuit_id, c.remote_id, c.framed_routes) is null
          and not (c.learn_mac or c.learn_nas or c.learn_vlan),
        c.mac_address, c.nas_device_id, c.bound_vlan_id, c.learn_mac, c.learn_nas, c.learn_vlan,
        c.circuit_id, c.remote_id, c.ipv4_address, c.ipv6_prefix, c.delegated_ipv6_prefix,
        c.vlan_id, c.framed_routes,
      """;

  private static final String TABLES = """
       as locks
      from access_credential c
      left join subscription s on s.tenant_id = c.tenant_id and s.id = c.subscription_id
      """;

  /** Every row of a tenant; the locks of services are read apart, since they are few. */
  static final String ALL = COLUMNS + "null::text" + TABLES + "where c.tenant_id = ?";

  /** Rows of a tenant with the locks of their services; a condition follows. */
  static final String SOME = COLUMNS + """
        (select string_agg(l.reason || ' ' || l.effect, ',') from service_lock l
          where l.tenant_id = c.tenant_id and l.subscription_id = c.subscription_id
            and l.released_at is null)
      """ + TABLES + """
      left join offer_radius_profile op on op.tenant_id = s.tenant_id and op.offer_id = s.offer_id
      where c.tenant_id = ?
      """;

  private static final String LOCKS = """
      select subscription_id, string_agg(reason || ' ' || effect, ',') from service_lock
      where tenant_id = ? and released_at is null group by subscription_id
      """;

  private static final AccessFacts.Binding ANYWHERE =
      new AccessFacts.Binding(null, null, null, new AccessFacts.Learning(false, false, false));
  private static final AccessFacts.Addresses NO_ADDRESSES =
      new AccessFacts.Addresses(null, null, null, null, List.of());

  private final OfferRows offers;
  private final Map<UUID, String> locks;
  private final ZoneId zone;
  private final Duration ahead;

  /**
   * Reads rows of one tenant.
   *
   * @param locks of services whose row does not say them
   * @param ahead how far the machine's clock is ahead of the tenant's own
   */
  FactRows(OfferRows offers, Map<UUID, String> locks, ZoneId zone, Duration ahead) {
    this.offers = offers;
    this.locks = locks;
    this.zone = zone;
    this.ahead = ahead;
  }

  /** The open locks of every service of the transaction's tenant that has some. */
  static Map<UUID, String> locks(Connection connection, Tx tx) throws SQLException {
    Map<UUID, String> locks = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(LOCKS)) {
      query.setObject(1, tx.tenant().value());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          locks.put(row.getObject(1, UUID.class), row.getString(2));
        }
      }
    }
    return locks;
  }

  AccessFacts read(ResultSet row) throws SQLException {
    UUID service = row.getObject(3, UUID.class);
    String sealed = row.getString(7);
    boolean plain = row.getBoolean(13);
    String lock = row.getString(27);
    if (lock == null && service != null && !locks.isEmpty()) {
      lock = locks.get(service);
    }
    OfferRows.Served served = offers.served(
        row.getString(10), row.getObject(12, UUID.class), row.getObject(9, UUID.class), lock);
    return new AccessFacts(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        service,
        row.getString(4),
        row.getString(5),
        row.getBoolean(6),
        sealed == null ? null : new AccessFacts.Secret(sealed, row.getString(8)),
        plain ? ANYWHERE : binding(row),
        plain ? null : line(row.getString(20), row.getString(21)),
        plain ? NO_ADDRESSES : addresses(row),
        startOf(row.getObject(11, LocalDate.class)),
        served.access(),
        served.plan(),
        served.profile());
  }

  private static AccessFacts.Binding binding(ResultSet row) throws SQLException {
    return new AccessFacts.Binding(
        row.getString(14),
        row.getObject(15, UUID.class),
        row.getObject(16, Integer.class),
        new AccessFacts.Learning(row.getBoolean(17), row.getBoolean(18), row.getBoolean(19)));
  }

  private static AccessFacts.Addresses addresses(ResultSet row) throws SQLException {
    String routes = row.getString(26);
    return new AccessFacts.Addresses(
        row.getString(22),
        row.getString(23),
        row.getString(24),
        row.getObject(25, Integer.class),
        routes == null ? List.of() : List.of(routes.split("\n", -1)));
  }

  private static AccessFacts.@Nullable Line line(
      @Nullable String circuit, @Nullable String remote) {
    return circuit == null && remote == null
        ? null
        : new AccessFacts.Line(circuit == null ? "" : circuit, remote == null ? "" : remote);
  }

  private @Nullable Instant startOf(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(zone).toInstant().plus(ahead);
  }
}
