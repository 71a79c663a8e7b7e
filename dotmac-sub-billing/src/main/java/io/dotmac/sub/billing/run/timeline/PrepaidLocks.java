package io.dotmac.sub.billing.run.timeline;

import io.dotmac.sub.billing.charge.Suspension;
import io.dotmac.sub.core.time.DateRange;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads the days on which prepaid services were closed; a lock that is open ends on that day. */
final class PrepaidLocks {
  private static final String LOCKS = """
      select subscription_id, placed_at, released_at from service_lock
      where tenant_id = ? and subscription_id = any(?) and reason = 'prepaid'
        and owner = 'prepaid'
      order by subscription_id, placed_at
      """;

  private PrepaidLocks() {}

  static Map<UUID, List<Suspension>> read(Tx tx, Collection<UUID> services, LocalDate on) {
    if (services.isEmpty()) {
      return Map.of();
    }
    return tx.jdbc(connection -> {
      Map<UUID, List<Suspension>> found = new HashMap<>();
      try (PreparedStatement query = connection.prepareStatement(LOCKS)) {
        query.setObject(1, tx.tenant().value());
        query.setArray(2, connection.createArrayOf("uuid", services.toArray()));
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            UUID service = row.getObject(1, UUID.class);
            Timestamp released = row.getTimestamp(3);
            LocalDate until = released == null ? on : day(tx, released);
            DateRange.between(day(tx, row.getTimestamp(2)), until)
                .ifPresent(days -> found
                    .computeIfAbsent(service, any -> new ArrayList<>())
                    .add(Suspension.notBilled(days)));
          }
        }
      }
      return found;
    });
  }

  private static LocalDate day(Tx tx, Timestamp at) {
    return at.toInstant().atZone(tx.zone()).toLocalDate();
  }
}
