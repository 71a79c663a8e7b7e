package io.dotmac.sub.core.event.delivery;

import io.dotmac.sub.core.tx.Tx;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;

/** Gives each new event a delivery for each handler that wants it. */
final class FanOut {
  static final int AT_ONCE = 1_000;

  /** The subject: whose order counts. An event about nothing known is in order with itself only. */
  private static final String SQL = """
      with due as (
        select tenant_id, event_id, seq, recorded_at, event_type,
          coalesce(subscriber_id, account_id, subscription_id, invoice_id, service_order_id,
            event_id) as subject
        from event_store
        where tenant_id = ? and status = 'pending' order by seq limit %d
        for update skip locked),
      wanted as (
        select distinct d.tenant_id, d.event_id, d.seq, d.recorded_at, d.subject, h.name
        from due d join unnest(?::text[], ?::text[]) as h(name, type)
          on h.type = '*' or h.type = d.event_type),
      added as (
        insert into event_delivery (tenant_id, event_id, event_seq, recorded_at, subject, handler)
        select tenant_id, event_id, seq, recorded_at, subject, name from wanted order by seq
        on conflict do nothing)
      update event_store e set status = case
        when exists (select 1 from wanted w where w.event_id = e.event_id) then 'processing'
        else 'completed' end
      from due d
      where e.tenant_id = d.tenant_id and e.event_id = d.event_id
        and e.recorded_at = d.recorded_at
      """.formatted(AT_ONCE);

  private final String[] names;
  private final String[] types;

  FanOut(List<EventHandler> handlers) {
    List<String> each = new ArrayList<>();
    List<String> wanted = new ArrayList<>();
    for (EventHandler handler : handlers) {
      for (String type : handler.types()) {
        each.add(handler.name());
        wanted.add(type);
      }
    }
    names = each.toArray(String[]::new);
    types = wanted.toArray(String[]::new);
  }

  /** Works off some; gives how many events. */
  int some(Tx tx) {
    return tx.jdbc(connection -> {
      Array handlers = connection.createArrayOf("text", names);
      try (PreparedStatement statement = connection.prepareStatement(SQL)) {
        statement.setObject(1, tx.tenant().value());
        statement.setArray(2, handlers);
        statement.setArray(3, connection.createArrayOf("text", types));
        return statement.executeUpdate();
      }
    });
  }
}
