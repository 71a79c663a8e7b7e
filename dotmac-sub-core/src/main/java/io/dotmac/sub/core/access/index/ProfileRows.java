package io.dotmac.sub.core.access.index;

import io.dotmac.sub.core.access.LineSpeed;
import io.dotmac.sub.core.access.index.ProfileFacts.Burst;
import io.dotmac.sub.core.access.index.ProfileFacts.NamedValue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the active profiles of a tenant with their attributes. */
final class ProfileRows {
  private static final String ATTRIBUTES =
      "select profile_id, attribute, value from radius_attribute where tenant_id = ? order by id";

  private static final String PROFILES = """
      select id, down_kbps, up_kbps, burst_down_kbps, burst_up_kbps, burst_threshold_down_kbps,
        burst_threshold_up_kbps, burst_seconds, vlan_id, ip_pool_name, ipv6_pool_name,
        session_timeout_seconds, idle_timeout_seconds, simultaneous_use, mikrotik_rate_limit,
        mikrotik_address_list, delegated_ipv6_pool_name
      from radius_profile where tenant_id = ? and is_active
      """;

  private ProfileRows() {}

  static Map<UUID, ProfileFacts> all(Connection connection, UUID tenant) throws SQLException {
    Map<UUID, List<NamedValue>> attributes = attributes(connection, tenant);
    Map<UUID, ProfileFacts> profiles = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(PROFILES)) {
      query.setObject(1, tenant);
      ResultSet row = query.executeQuery();
      while (row.next()) {
        UUID id = row.getObject(1, UUID.class);
        profiles.put(id, profile(row, id, attributes.getOrDefault(id, List.of())));
      }
    }
    return profiles;
  }

  private static ProfileFacts profile(ResultSet row, UUID id, List<NamedValue> attributes)
      throws SQLException {
    return new ProfileFacts(
        id,
        LineSpeed.of(number(row, 2), number(row, 3)).orElse(null),
        burst(row),
        number(row, 9),
        row.getString(10),
        row.getString(11),
        row.getString(17),
        number(row, 12),
        number(row, 13),
        number(row, 14),
        row.getString(15),
        row.getString(16),
        attributes);
  }

  private static @Nullable Burst burst(ResultSet row) throws SQLException {
    if (number(row, 4) == null) {
      return null;
    }
    return new Burst(row.getInt(4), row.getInt(5), row.getInt(6), row.getInt(7), row.getInt(8));
  }

  private static @Nullable Integer number(ResultSet row, int column) throws SQLException {
    return row.getObject(column, Integer.class);
  }

  private static Map<UUID, List<NamedValue>> attributes(Connection connection, UUID tenant)
      throws SQLException {
    Map<UUID, List<NamedValue>> attributes = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(ATTRIBUTES)) {
      query.setObject(1, tenant);
      ResultSet row = query.executeQuery();
      while (row.next()) {
        attributes
            .computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
            .add(new NamedValue(row.getString(2), row.getString(3)));
      }
    }
    return attributes;
  }
}
