package io.dotmac.sub.billing.run.timeline;

import io.dotmac.sub.billing.charge.Suspension;
import io.dotmac.sub.core.time.DateRange;
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

/** Reads when services were suspended, for those that are not charged meanwhile. */
final class SuspensionReader {
  private static final String EVENTS = """
      select subscription_id, event_type, effective_on from subscription_lifecycle_event
      where tenant_id = ? and subscription_id = any(?) and event_type in ('suspend', 'resume')
      order by subscription_id, occurred_at, id
      """;

  private SuspensionReader() {}

  static Map<UUID, List<Suspension>> read(Tx tx, Collection<UUID> services) {
    if (services.isEmpty()) {
      return Map.of();
    }
    return tx.jdbc(connection -> {
      Map<UUID, List<Suspension>> found = new HashMap<>();
      Map<UUID, LocalDate> open = new HashMap<>();
      try (PreparedStatement query = connection.prepareStatement(EVENTS)) {
        query.setObject(1, tx.tenant().value());
        query.setArray(2, connection.createArrayOf("uuid", services.toArray()));
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            UUID service = row.getObject(1, UUID.class);
            LocalDate day = row.getObject(3, LocalDate.class);
            if (row.getString(2).equals("suspend")) {
              open.putIfAbsent(service, day);
            } else if (open.containsKey(service)) {
              DateRange.between(open.remove(service), day)
                  .ifPresent(days -> add(found, service, days));
            }
          }
        }
      }
      open.forEach((service, day) -> add(found, service, DateRange.from(day)));
      return found;
    });
  }

  private static void add(Map<UUID, List<Suspension>> found, UUID service, DateRange days) {
    found.computeIfAbsent(service, any -> new ArrayList<>()).add(Suspension.notBilled(days));
  }
}
