package io.dotmac.sub.core.network.oncall;

import io.dotmac.sub.core.network.alert.AlertMetric;
import io.dotmac.sub.core.network.alert.AlertSeverity;
import io.dotmac.sub.core.network.oncall.AlertNotificationLog.Kind;
import io.dotmac.sub.core.tx.Columns;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Finds whom policies want to be told now, and writes it down: in the same transaction the messages
 * are queued. Alerts that are acknowledged or over are told of no further. Times are the machine's.
 */
public final class Escalation {
  /** How many lines of the log are written at once. */
  public static final int AT_ONCE = 1_000;

  private Escalation() {}

  /**
   * What was written down.
   *
   * @param told what has to be said now
   * @param found how many lines were due; as many as {@link #AT_ONCE}: there may be more
   */
  public record Round(List<Telling> told, int found) {}

  /** Learns what became of messages; gives of how many. */
  public static int settle(Tx tx) {
    return tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(EscalationSql.SETTLE)) {
        update.setObject(1, tx.tenant().value());
        update.setObject(2, now(tx));
        return update.executeUpdate();
      }
    });
  }

  /** Messages that need not be sent any more: nobody waits for what they ask. */
  public static List<UUID> idle(Tx tx) {
    return tx.jdbc(connection -> {
      List<UUID> found = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(EscalationSql.IDLE)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, now(tx));
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            found.add(row.getObject(1, UUID.class));
          }
        }
      }
      return found;
    });
  }

  /** Writes down who is told of alerts that nobody looks after. */
  public static Round raised(Tx tx) {
    return round(tx, Kind.RAISED, EscalationSql.DUE);
  }

  /** Writes down who is told that it is over. */
  public static Round resolved(Tx tx) {
    return round(tx, Kind.RESOLVED, EscalationSql.OVER);
  }

  private static Round round(Tx tx, Kind kind, String sql) {
    List<Line.Due> due = read(tx, sql);
    if (due.isEmpty()) {
      return new Round(List.of(), 0);
    }
    Map<UUID, Turn> turns = due.stream().anyMatch(each -> each.who().rotation() != null)
        ? Turns.at(tx, tx.systemNow())
        : Map.of();
    List<Line> lines = Line.of(kind, due, turns);
    Set<UUID> written = write(tx, lines);
    return new Round(
        Line.tellings(lines.stream().filter(line -> written.contains(line.id())).toList()),
        due.size());
  }

  private static List<Line.Due> read(Tx tx, String sql) {
    return tx.jdbc(connection -> {
      List<Line.Due> found = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(sql)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, now(tx));
        query.setInt(3, AT_ONCE);
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            found.add(due(row));
          }
        }
      }
      return found;
    });
  }

  private static Line.Due due(ResultSet row) throws SQLException {
    Telling.About about = new Telling.About(
        Objects.requireNonNull(row.getObject("id", UUID.class)),
        row.getString("rule"),
        Objects.requireNonNullElse(row.getString("about"), ""),
        WireName.parse(AlertMetric.class, row.getString("metric_type")),
        row.getBigDecimal("measured_value"),
        WireName.parse(AlertSeverity.class, row.getString("severity")),
        row.getObject("triggered_at", OffsetDateTime.class).toInstant());
    return new Line.Due(
        about,
        row.getObject("policy", UUID.class),
        row.getString("policy_name"),
        row.getObject("step", UUID.class),
        Who.read(row));
  }

  private static Set<UUID> write(Tx tx, List<Line> lines) {
    return tx.jdbc(connection -> {
      Set<UUID> written = new HashSet<>();
      try (PreparedStatement insert = connection.prepareStatement(EscalationSql.LOG)) {
        new Columns(connection, insert)
            .value(tx.tenant().value())
            .value(now(tx))
            .add("uuid", lines, Line::id)
            .add("uuid", lines, line -> line.due().about().alert())
            .add("uuid", lines, line -> line.due().policy())
            .add("uuid", lines, line -> line.due().step())
            .add("text", lines, line -> WireName.of(line.kind()))
            .add("text", lines, line -> WireName.of(line.due().who().channel()))
            .add("text", lines, line -> line.reach().name())
            .add("text", lines, line -> line.reach().address())
            .add("text", lines, line -> line.reach().locale())
            .add("uuid", lines, line -> line.reach().error() == null ? line.message() : null)
            .add("text", lines, line -> line.reach().error());
        try (ResultSet row = insert.executeQuery()) {
          while (row.next()) {
            written.add(row.getObject(1, UUID.class));
          }
        }
      }
      return written;
    });
  }

  private static OffsetDateTime now(Tx tx) {
    return tx.systemNow().atOffset(ZoneOffset.UTC);
  }
}
