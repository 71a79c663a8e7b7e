package io.dotmac.sub.core.network.watch;

import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.SettingDomain;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Watches NASes by what they send: one that carries sessions owes reports of them, so when it sends
 * nothing for a while it is offline, until it sends again. One that is in maintenance or out of use
 * is not watched.
 */
public final class NasWatch {
  /** Minutes without a packet after which a NAS with sessions is offline; 0: none is watched. */
  public static final Setting<Integer> SILENT_MINUTES =
      Setting.integer(SettingDomain.RADIUS, "nas_silent_minutes", 15).range(0, 1_440);

  private static final String SEEN = """
      from (select c.nas_device_id as id, max(t.last_packet_at) as at
        from radius_client c
        join radius_client_traffic t on t.tenant_id = c.tenant_id and t.radius_client_id = c.id
        where c.tenant_id = ? and c.nas_device_id is not null group by c.nas_device_id) seen
      where n.tenant_id = ? and n.id = seen.id and n.is_active
      """;

  private static final String OFFLINE = """
      update nas_device n set status = 'offline', updated_at = now(), version = n.version + 1
      """ + SEEN + """
        and n.status = 'active' and seen.at < ?
        and exists (select 1 from radius_session_open s
          where s.tenant_id = n.tenant_id and s.nas_device_id = n.id)
      returning n.id, n.name, seen.at
      """;

  private static final String ONLINE = """
      update nas_device n set status = 'active', updated_at = now(), version = n.version + 1
      """ + SEEN + """
        and n.status = 'offline' and seen.at >= ?
      returning n.id, n.name, seen.at
      """;

  private NasWatch() {}

  /**
   * Marks those that have fallen silent or send again, and says so by events.
   *
   * @return how many of both
   */
  public static int look(Tx tx) {
    int minutes = Settings.get(tx, SILENT_MINUTES);
    if (minutes == 0) {
      return 0;
    }
    Instant since = tx.systemNow().minus(minutes, ChronoUnit.MINUTES);
    String silent = "no packet for " + minutes + " minutes";
    List<DeviceEvent> events = new ArrayList<>();
    for (Seen nas : changed(tx, OFFLINE, since)) {
      events.add(new DeviceEvent.DeviceOffline(nas.id(), nas.name(), nas.at(), silent));
    }
    for (Seen nas : changed(tx, ONLINE, since)) {
      events.add(new DeviceEvent.DeviceOnline(nas.id(), nas.name(), nas.at(), null));
    }
    events.forEach(tx::publish);
    return events.size();
  }

  private record Seen(UUID id, String name, Instant at) {}

  private static List<Seen> changed(Tx tx, String sql, Instant since) {
    return tx.jdbc(connection -> changed(connection, sql, tx.tenant().value(), since));
  }

  private static List<Seen> changed(Connection connection, String sql, UUID tenant, Instant since)
      throws SQLException {
    List<Seen> changed = new ArrayList<>();
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setObject(1, tenant);
      update.setObject(2, tenant);
      update.setTimestamp(3, Timestamp.from(since));
      ResultSet row = update.executeQuery();
      while (row.next()) {
        changed.add(new Seen(
            Objects.requireNonNull(row.getObject(1, UUID.class)),
            row.getString(2),
            row.getTimestamp(3).toInstant()));
      }
    }
    return changed;
  }
}
