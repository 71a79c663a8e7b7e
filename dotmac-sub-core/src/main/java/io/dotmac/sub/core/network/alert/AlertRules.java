package io.dotmac.sub.core.network.alert;

import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.tx.Columns;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.UUID;

/** What is done to many rules at once. */
public final class AlertRules {
  private static final String STATUS = """
      update alert_rule set is_active = ?, updated_at = now(), version = version + 1
      where tenant_id = ? and is_active <> ? and id = any (?::uuid[])
      """;

  private AlertRules() {}

  /** Takes those of them into use or out of it; gives how many changed. */
  public static int activate(Tx tx, List<UUID> ids, boolean active) {
    new Checks()
        .rule(
            !ids.isEmpty() && ids.size() <= Alerts.MOST,
            "/ids",
            "size",
            "1 to " + Alerts.MOST + " ids were expected and " + ids.size() + " found")
        .done();
    return tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(STATUS)) {
        new Columns(connection, update)
            .value(active)
            .value(tx.tenant().value())
            .value(active)
            .add("uuid", ids, each -> each);
        return update.executeUpdate();
      }
    });
  }
}
