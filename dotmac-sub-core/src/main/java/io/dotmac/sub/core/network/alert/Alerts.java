package io.dotmac.sub.core.network.alert;

import io.dotmac.sub.core.network.inventory.Inventory;
import io.dotmac.sub.core.network.inventory.Stored;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tx.Columns;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people do with alerts. */
public final class Alerts {
  /** The most that are changed at once. */
  public static final int MOST = 500;

  private static final int LONGEST_NOTE = 10_000;

  private static final String CHANGE = """
      with changed as (
        update alert a set status = ?, updated_at = now(), version = a.version + 1,
          acknowledged_at = coalesce(a.acknowledged_at, now()),
          acknowledged_by = coalesce(a.acknowledged_by, ?::uuid),
          resolved_at = case when ? = 'resolved' then now() end,
          notes = coalesce(?, a.notes)
        where a.tenant_id = ? and a.id = any (?::uuid[]) and a.status = any (?::text[])
        returning a.tenant_id, a.id, a.status)
      insert into alert_event (tenant_id, id, alert_id, status, message, actor_name)
      select tenant_id, gen_random_uuid(), id, status, ?, ? from changed
      """;

  private static final Inventory<Alert> ALL = new Inventory<>(Alert.class);

  private Alerts() {}

  /** The one of that id. */
  public static Stored<Alert> require(Tx tx, UUID id) {
    return ALL.require(tx, id);
  }

  /** Somebody looks after it. */
  public static Stored<Alert> acknowledge(Tx tx, UUID id, @Nullable String note) {
    return one(tx, id, AlertStatus.ACKNOWLEDGED, note);
  }

  /** It is over; if its value is not, it is raised again. */
  public static Stored<Alert> resolve(Tx tx, UUID id, @Nullable String note) {
    return one(tx, id, AlertStatus.RESOLVED, note);
  }

  /** Somebody looks after those of them that are open; gives how many. */
  public static int acknowledgeAll(Tx tx, List<UUID> ids, @Nullable String note) {
    return all(tx, ids, AlertStatus.ACKNOWLEDGED, note);
  }

  /** Those of them that were not are over; gives how many. */
  public static int resolveAll(Tx tx, List<UUID> ids, @Nullable String note) {
    return all(tx, ids, AlertStatus.RESOLVED, note);
  }

  private static Stored<Alert> one(Tx tx, UUID id, AlertStatus to, @Nullable String note) {
    AlertStatus now = require(tx, id).item().status();
    if (all(tx, List.of(id), to, note) == 0) {
      throw new ProblemException(new Problem.Conflict(
          "status", "the alert is " + WireName.of(now) + " and cannot be " + WireName.of(to)));
    }
    return require(tx, id);
  }

  private static int all(Tx tx, List<UUID> ids, AlertStatus to, @Nullable String note) {
    new Checks()
        .rule(
            !ids.isEmpty() && ids.size() <= MOST,
            "/ids",
            "size",
            "1 to " + MOST + " ids were expected and " + ids.size() + " found")
        .text("/note", note, LONGEST_NOTE)
        .done();
    List<AlertStatus> from = to == AlertStatus.ACKNOWLEDGED
        ? List.of(AlertStatus.OPEN)
        : List.of(AlertStatus.OPEN, AlertStatus.ACKNOWLEDGED);
    return tx.jdbc(connection -> {
      try (PreparedStatement change = connection.prepareStatement(CHANGE)) {
        Columns columns = new Columns(connection, change);
        columns.value(WireName.of(to));
        change.setObject(columns.next(), tx.actor().id());
        columns.value(WireName.of(to));
        change.setString(columns.next(), note);
        columns
            .value(tx.tenant().value())
            .add("uuid", ids, each -> each)
            .add("text", from, WireName::of);
        change.setString(columns.next(), note);
        columns.value(tx.actor().name());
        return change.executeUpdate();
      }
    });
  }
}
