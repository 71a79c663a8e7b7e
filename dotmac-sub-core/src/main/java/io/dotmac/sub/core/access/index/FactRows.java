package io.dotmac.sub.core.access.index;

import io.dotmac.sub.core.access.LineSpeed;
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
        c.secret_sealed, c.secret_kind, coalesce(c.radius_profile_id, op.profile_id),
        s.status, s.end_on, o.down_kbps, o.up_kbps,
        coalesce(o.throttle_down_kbps, a.throttle_down_kbps),
        coalesce(o.throttle_up_kbps, a.throttle_up_kbps),
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
      left join catalog_offer o on o.tenant_id = c.tenant_id and o.id = s.offer_id
      left join usage_allowance a on a.tenant_id = c.tenant_id and a.id = o.usage_allowance_id
      left join offer_radius_profile op on op.tenant_id = c.tenant_id and op.offer_id = s.offer_id
      where c.tenant_id = ?
      """;

  /** Every row of a tenant; the locks of services are read apart, since they are few. */
  static final String ALL = COLUMNS + "null::text" + TABLES;

  /** Rows of a tenant with the locks of their services; a condition follows. */
  static final String SOME = COLUMNS + """
        (select string_agg(l.reason || ' ' || l.effect, ',') from service_lock l
          where l.tenant_id = c.tenant_id and l.subscription_id = c.subscription_id
            and l.released_at is null)
      """ + TABLES;

  private static final String LOCKS = """
      select subscription_id, string_agg(reason || ' ' || effect, ',') from service_lock
      where tenant_id = ? and released_at is null group by subscription_id
      """;

  private static final AccessFacts.Binding ANYWHERE =
      new AccessFacts.Binding(null, null, null, new AccessFacts.Learning(false, false, false));
  private static final AccessFacts.Addresses NO_ADDRESSES =
      new AccessFacts.Addresses(null, null, null, null, List.of());

  private final Map<UUID, ProfileFacts> profiles;
  private final Map<UUID, String> locks;
  private final LineSpeed throttle;
  private final ZoneId zone;
  private final Duration ahead;

  /**
   * Reads rows of one tenant.
   *
   * @param locks of services whose row does not say them
   * @param throttle how fast a throttled service is whose offer does not say
   * @param ahead how far the machine's clock is ahead of the tenant's own
   */
  FactRows(
      Map<UUID, ProfileFacts> profiles,
      Map<UUID, String> locks,
      LineSpeed throttle,
      ZoneId zone,
      Duration ahead) {
    this.profiles = profiles;
    this.locks = locks;
    this.throttle = throttle;
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
    UUID profileId = row.getObject(9, UUID.class);
    ProfileFacts profile = profileId == null ? null : profiles.get(profileId);
    LineSpeed plan = profile == null ? null : profile.speed();
    if (plan == null) {
      plan = speed(row, 12);
    }
    LineSpeed slow = speed(row, 14);
    boolean plain = row.getBoolean(16);
    String lock = row.getString(30);
    if (lock == null && service != null && !locks.isEmpty()) {
      lock = locks.get(service);
    }
    return new AccessFacts(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        service,
        row.getString(4),
        row.getString(5),
        row.getBoolean(6),
        sealed == null ? null : new AccessFacts.Secret(sealed, row.getString(8)),
        plain ? ANYWHERE : binding(row),
        plain ? null : line(row.getString(23), row.getString(24)),
        plain ? NO_ADDRESSES : addresses(row),
        startOf(row.getObject(11, LocalDate.class)),
        AccessReader.access(row.getString(10), lock, plan, slow == null ? throttle : slow),
        plan,
        profile);
  }

  private static AccessFacts.Binding binding(ResultSet row) throws SQLException {
    return new AccessFacts.Binding(
        row.getString(17),
        row.getObject(18, UUID.class),
        row.getObject(19, Integer.class),
        new AccessFacts.Learning(row.getBoolean(20), row.getBoolean(21), row.getBoolean(22)));
  }

  private static AccessFacts.Addresses addresses(ResultSet row) throws SQLException {
    String routes = row.getString(29);
    return new AccessFacts.Addresses(
        row.getString(25),
        row.getString(26),
        row.getString(27),
        row.getObject(28, Integer.class),
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

  private static @Nullable LineSpeed speed(ResultSet row, int down) throws SQLException {
    return LineSpeed.of(row.getObject(down, Integer.class), row.getObject(down + 1, Integer.class))
        .orElse(null);
  }
}
