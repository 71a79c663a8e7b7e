package io.dotmac.sub.core.network.poll;

import io.dotmac.sub.core.network.inventory.Inventory;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How polled devices are. */
public final class TargetStates {
  private static final String READ =
      "select * from snmp_target_state where tenant_id = ? and snmp_target_id = ?";

  private static final String DUE = """
      update snmp_target_state set next_poll_at = least(next_poll_at, now())
      where tenant_id = ? and snmp_target_id = ? returning *
      """;

  private static final Inventory<SnmpTarget> TARGETS = new Inventory<>(SnmpTarget.class);

  private TargetStates() {}

  /** Of the target of that id, or a not-found problem. */
  public static TargetState require(Tx tx, UUID target) {
    return one(tx, target, READ);
  }

  /** It is due now, whenever it was. */
  public static TargetState dueNow(Tx tx, UUID target) {
    return one(tx, target, DUE);
  }

  private static TargetState one(Tx tx, UUID target, String sql) {
    TARGETS.require(tx, target);
    return tx.jdbc(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setObject(1, tx.tenant().value());
        statement.setObject(2, target);
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          return read(row);
        }
      }
    });
  }

  private static TargetState read(ResultSet row) throws SQLException {
    Instant asked = moment(row, "last_poll_at");
    return new TargetState(
        row.getObject("snmp_target_id", UUID.class),
        asked == null ? null : row.getInt("missed") == 0,
        row.getInt("missed"),
        row.getString("error"),
        asked,
        moment(row, "last_answer_at"),
        Objects.requireNonNull(moment(row, "next_poll_at")),
        row.getString("system_name"),
        row.getString("system_description"),
        row.getObject("uptime_seconds", Long.class),
        row.getBigDecimal("cpu_percent"),
        row.getBigDecimal("memory_percent"),
        row.getBigDecimal("temperature_c"));
  }

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }
}
