package io.dotmac.sub.billing.run;

import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Moves the billing dates of services that were billed, in the transaction of their invoices. */
final class NextDates {
  private NextDates() {}

  static void write(Tx tx, List<DueAccount.NextDate> dates) {
    if (dates.isEmpty()) {
      return;
    }
    List<Object> ids = new ArrayList<>();
    List<@Nullable String> next = new ArrayList<>();
    List<@Nullable String> through = new ArrayList<>();
    List<@Nullable String> since = new ArrayList<>();
    for (DueAccount.NextDate date : dates) {
      ids.add(date.service());
      next.add(date.next().map(Object::toString).orElse(null));
      through.add(date.through().map(Object::toString).orElse(null));
      since.add(date.since().map(Object::toString).orElse(null));
    }
    tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement("""
                  update subscription s set next_bill_on = d.next,
                    billed_through = coalesce(d.through, s.billed_through),
                    charged_since = least(s.charged_since, d.since),
                    updated_at = now(), version = s.version + 1
                  from unnest(?::uuid[], ?::date[], ?::date[], ?::date[])
                    as d(id, next, through, since)
                  where s.tenant_id = ? and s.id = d.id
                  """)) {
        update.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
        update.setArray(2, connection.createArrayOf("date", next.toArray()));
        update.setArray(3, connection.createArrayOf("date", through.toArray()));
        update.setArray(4, connection.createArrayOf("date", since.toArray()));
        update.setObject(5, tx.tenant().value());
        return update.executeUpdate();
      }
    });
  }
}
