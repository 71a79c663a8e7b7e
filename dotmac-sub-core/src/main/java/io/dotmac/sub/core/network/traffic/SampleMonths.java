package io.dotmac.sub.core.network.traffic;

import io.dotmac.sub.core.setting.Setting;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tx.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps the tables of samples, which are kept by month and hold all tenants': adds the months to
 * come, and takes away a month as a whole when no tenant keeps it any more.
 */
public final class SampleMonths {
  private static final int MONTHS_AHEAD = 12;

  private static final Map<String, Setting<Integer>> KEPT = Map.of(
      "bandwidth_sample", MonitorSettings.SAMPLE_MONTHS,
      "bandwidth_hour", MonitorSettings.HOUR_MONTHS,
      "ont_optics_sample", MonitorSettings.OPTICS_MONTHS);

  private SampleMonths() {}

  /** Does both; gives how many months were taken away. */
  public static int turn(Database db, LocalDate today) {
    Map<String, LocalDate> before = new LinkedHashMap<>();
    KEPT.forEach((table, setting) ->
        before.put(table, today.withDayOfMonth(1).minusMonths(longest(db, setting))));
    return db.inPlatformTx(session -> session.doReturningWork(connection -> {
      try (PreparedStatement add =
          connection.prepareStatement("select dotmac_add_sample_months(?)")) {
        add.setInt(1, MONTHS_AHEAD);
        add.execute();
      }
      int dropped = 0;
      for (Map.Entry<String, LocalDate> each : before.entrySet()) {
        dropped += drop(connection, each.getKey(), each.getValue());
      }
      return dropped;
    }));
  }

  private static int longest(Database db, Setting<Integer> setting) {
    int longest = 1;
    for (Tenant tenant : db.tenants().all()) {
      longest = Math.max(longest, db.inTx(tenant.id(), tx -> Settings.get(tx, setting)));
    }
    return longest;
  }

  private static int drop(Connection connection, String table, LocalDate before)
      throws SQLException {
    try (PreparedStatement drop =
        connection.prepareStatement("select dotmac_drop_sample_months(?, ?)")) {
      drop.setString(1, table);
      drop.setObject(2, before);
      try (ResultSet row = drop.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
