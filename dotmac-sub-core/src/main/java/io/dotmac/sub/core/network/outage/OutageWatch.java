package io.dotmac.sub.core.network.outage;

import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Finds outages, keeps who is affected, and ends them when most are back: some statements. */
public final class OutageWatch {
  private OutageWatch() {}

  /** What was done. */
  public record Watched(int began, int ended) {
    @Override
    public String toString() {
      return began + " began, " + ended + " ended";
    }
  }

  /** Looks once; those that last are looked after also when no new ones are looked for. */
  public static Watched look(Tx tx) {
    int least = Settings.get(tx, OutageSettings.LEAST_LOST);
    int percent = Settings.get(tx, OutageSettings.LOST_PERCENT);
    int window = Settings.get(tx, OutageSettings.WINDOW_MINUTES);
    int restored = Settings.get(tx, OutageSettings.RESTORED_PERCENT);
    UUID tenant = tx.tenant().value();
    List<OutageEvent> events = tx.jdbc(connection -> {
      Set<UUID> found = new HashSet<>();
      if (least > 0) {
        found.addAll(
            ids(connection, OutageSql.FIND, window, tenant, least, least, percent, tenant, least));
      }
      run(connection, OutageSql.BACK, tenant);
      run(connection, OutageSql.LOST, window, tenant);
      run(connection, OutageSql.LOST_SESSIONS, tenant);
      return settled(connection, found, tenant, restored, restored, restored);
    });
    tx.publishAll(events);
    int began = (int)
        events.stream().filter(OutageEvent.OutageConfirmed.class::isInstance).count();
    return new Watched(began, events.size() - began);
  }

  private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }

  private static void run(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepared(connection, sql, parameters)) {
      statement.executeUpdate();
    }
  }

  private static List<UUID> ids(Connection connection, String sql, Object... parameters)
      throws SQLException {
    List<UUID> ids = new ArrayList<>();
    try (PreparedStatement query = prepared(connection, sql, parameters);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        ids.add(Objects.requireNonNull(row.getObject(1, UUID.class)));
      }
    }
    return ids;
  }

  /** What is to be told of those that were found now, and of those that are over. */
  private static List<OutageEvent> settled(
      Connection connection, Set<UUID> found, Object... parameters) throws SQLException {
    List<OutageEvent> events = new ArrayList<>();
    try (PreparedStatement update = prepared(connection, OutageSql.SETTLE, parameters);
        ResultSet row = update.executeQuery()) {
      while (row.next()) {
        UUID id = Objects.requireNonNull(row.getObject("id", UUID.class));
        if (found.contains(id)) {
          events.add(confirmed(row, id));
        }
        if (row.getObject("ended_at") != null) {
          events.add(resolved(row, id));
        }
      }
    }
    return events;
  }

  private static OutageEvent confirmed(ResultSet row, UUID id) throws SQLException {
    return new OutageEvent.OutageConfirmed(
        id,
        WireName.parse(OutageCause.class, row.getString("cause")),
        row.getString("name"),
        row.getObject("began_at", OffsetDateTime.class).toInstant(),
        row.getInt("lost_count"),
        row.getInt("affected_count"));
  }

  private static OutageEvent resolved(ResultSet row, UUID id) throws SQLException {
    return new OutageEvent.OutageResolved(
        id,
        WireName.parse(OutageCause.class, row.getString("cause")),
        row.getString("name"),
        row.getObject("began_at", OffsetDateTime.class).toInstant(),
        row.getObject("ended_at", OffsetDateTime.class).toInstant(),
        row.getInt("affected_count"));
  }
}
