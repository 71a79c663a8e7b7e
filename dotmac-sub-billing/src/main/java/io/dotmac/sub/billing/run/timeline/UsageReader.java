package io.dotmac.sub.billing.run.timeline;

import io.dotmac.sub.billing.charge.Schedule;
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

/** Reads what services used, and marks what was charged. */
public final class UsageReader {
  /** The longest period that use is charged for is a year; late use of it still counts. */
  static final int DAYS_BACK = 400;

  private static final String USED = """
      select u.subscription_id, u.period_start, u.period_end, u.total_gb
      from unnest(?::uuid[], ?::date[]) as s(id, since)
      join usage_charge u on u.tenant_id = ? and u.subscription_id = s.id
        and u.period_start >= s.since
      where u.status in ('staged', 'posted')
      order by u.subscription_id, u.period_start
      """;

  private static final String POST = """
      update usage_charge u set status = 'posted', invoice_line_id = l.id, updated_at = now(),
        version = u.version + 1
      from invoice i join invoice_line l on l.tenant_id = i.tenant_id and l.invoice_id = i.id
      where i.tenant_id = ? and i.billing_run_id = ? and i.account_id = any(?)
        and l.kind = 'usage' and u.tenant_id = i.tenant_id
        and u.subscription_id = l.subscription_id and u.period_start >= l.span_start
        and u.period_start < l.span_end and u.status in ('staged', 'posted')
      """;

  private UsageReader() {}

  static Map<UUID, List<Schedule.Usage>> read(Tx tx, Collection<DueService> services) {
    if (services.isEmpty()) {
      return Map.of();
    }
    Object[] ids = services.stream().map(DueService::id).toArray();
    Object[] since = services.stream()
        .map(service -> service.from().minusDays(DAYS_BACK).toString())
        .toArray();
    return tx.jdbc(connection -> {
      Map<UUID, List<Schedule.Usage>> found = new HashMap<>();
      try (PreparedStatement query = connection.prepareStatement(USED)) {
        query.setArray(1, connection.createArrayOf("uuid", ids));
        query.setArray(2, connection.createArrayOf("date", since));
        query.setObject(3, tx.tenant().value());
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            DateRange days =
                DateRange.of(row.getObject(2, LocalDate.class), row.getObject(3, LocalDate.class));
            found
                .computeIfAbsent(row.getObject(1, UUID.class), any -> new ArrayList<>())
                .add(new Schedule.Usage(days, row.getBigDecimal(4)));
          }
        }
      }
      return found;
    });
  }

  /** Marks the use that the lines of these accounts charge. */
  public static void post(Tx tx, UUID run, UUID[] accounts) {
    tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(POST)) {
        update.setObject(1, tx.tenant().value());
        update.setObject(2, run);
        update.setArray(3, connection.createArrayOf("uuid", accounts));
        return update.executeUpdate();
      }
    });
  }
}
