package io.dotmac.sub.billing.run.timeline;

import io.dotmac.sub.core.time.DateRange;
import io.dotmac.sub.core.tx.Tx;
import java.math.BigDecimal;
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

/** Reads the days on which services were held, or served for nothing. */
final class HoldReader {
  private static final String HOLDS = """
      select subscription_id, start_on, end_on, fee_percent from service_hold
      where tenant_id = ? and subscription_id = any(?) and status <> 'canceled'
        and (end_on is null or end_on > start_on)
      order by subscription_id, start_on
      """;

  private HoldReader() {}

  /** Days that cost a share of the price; absent: nothing. */
  record Hold(DateRange days, @Nullable BigDecimal feePercent) {}

  static Map<UUID, List<Hold>> read(Tx tx, Collection<UUID> services) {
    return tx.jdbc(connection -> {
      Map<UUID, List<Hold>> found = new HashMap<>();
      try (PreparedStatement query = connection.prepareStatement(HOLDS)) {
        query.setObject(1, tx.tenant().value());
        query.setArray(2, connection.createArrayOf("uuid", services.toArray()));
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            LocalDate start = row.getObject(2, LocalDate.class);
            LocalDate end = row.getObject(3, LocalDate.class);
            BigDecimal fee = row.getBigDecimal(4);
            found
                .computeIfAbsent(row.getObject(1, UUID.class), any -> new ArrayList<>())
                .add(new Hold(
                    end == null ? DateRange.from(start) : DateRange.of(start, end),
                    fee == null || fee.signum() == 0 ? null : fee));
          }
        }
      }
      return found;
    });
  }
}
