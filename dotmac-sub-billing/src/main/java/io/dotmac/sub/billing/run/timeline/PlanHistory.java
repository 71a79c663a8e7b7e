package io.dotmac.sub.billing.run.timeline;

import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the plans that services had before the one they have. */
final class PlanHistory {
  private static final String CHANGES = """
      select c.subscription_id, c.current_offer_id, o.name, o.billing_cycle, c.effective_on,
        c.previous_unit_price_minor
      from subscription_change_request c
      join catalog_offer o on o.tenant_id = c.tenant_id and o.id = c.current_offer_id
      where c.tenant_id = ? and c.subscription_id = any(?) and c.status = 'applied'
      order by c.subscription_id, c.effective_on, c.applied_at
      """;

  private PlanHistory() {}

  /**
   * A plan that ended.
   *
   * @param until the first day of the next plan
   * @param agreed the price that was agreed for the service alone, in minor units
   */
  record Former(
      UUID offer,
      String name,
      String cycle,
      LocalDate until,
      @Nullable Long agreed) {}

  static Map<UUID, List<Former>> read(Tx tx, Collection<UUID> services) {
    return tx.jdbc(connection -> {
      Map<UUID, List<Former>> found = new HashMap<>();
      try (PreparedStatement query = connection.prepareStatement(CHANGES)) {
        query.setObject(1, tx.tenant().value());
        query.setArray(2, connection.createArrayOf("uuid", services.toArray()));
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            found
                .computeIfAbsent(row.getObject(1, UUID.class), any -> new ArrayList<>())
                .add(new Former(
                    row.getObject(2, UUID.class),
                    row.getString(3),
                    row.getString(4),
                    row.getObject(5, LocalDate.class),
                    row.getObject(6, Long.class)));
          }
        }
      }
      return found;
    });
  }
}
