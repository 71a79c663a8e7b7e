package io.dotmac.sub.core.event.delivery;

import io.dotmac.sub.core.event.EventContext;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The rows of deliveries: taken in order, marked done, put off. */
final class Deliveries {
  private static final int MAX_ATTEMPTS = 5;

  /** One node at a time for a handler of a tenant; the lock ends with the transaction. */
  private static final String ALONE = "select pg_try_advisory_xact_lock(hashtextextended(?, 0))";

  /**
   * Oldest first; what is about the same subject as one that waits for its next try waits too. That
   * is asked of each by itself and not by a join, which would read all that is due for a hundred.
   */
  private static final String NEXT = """
      with next as materialized (
        select d.event_id, d.event_seq, d.recorded_at, d.subject
        from event_delivery d
        where d.tenant_id = ? and d.handler = ? and d.status = 'pending'
          and d.next_attempt_at <= now()
          and d.event_seq <= coalesce((select min(w.event_seq) from event_delivery w
            where w.tenant_id = d.tenant_id and w.handler = d.handler and w.subject = d.subject
              and w.status = 'pending' and w.attempts > 0 and w.next_attempt_at > now()),
            9223372036854775807)
        order by d.event_seq limit ? for update skip locked)
      select e.event_id, e.seq, e.event_type, e.occurred_at, e.payload::text, e.subscriber_id,
        e.account_id, e.subscription_id, e.invoice_id, e.service_order_id, d.subject,
        d.recorded_at
      from next d join event_store e on e.tenant_id = ? and e.event_id = d.event_id
        and e.recorded_at = d.recorded_at
      order by d.event_seq
      """;

  private static final String DONE = """
      update event_delivery set status = 'completed', attempts = attempts + 1, error = null,
        completed_at = now()
      where tenant_id = ? and handler = ? and event_id = any (?)
      """;

  /** Waits 10 s, 40 s, 160 s, 640 s between attempts, then keeps it as a dead letter. */
  private static final String FAILED = """
      update event_delivery set attempts = attempts + 1, error = left(?, 1000),
        status = case when attempts + 1 >= %d then 'failed' else 'pending' end,
        next_attempt_at = now() + make_interval(secs => 10 * pow(4, attempts))
      where tenant_id = ? and handler = ? and event_id = any (?)
      """.formatted(MAX_ATTEMPTS);

  /**
   * The events of which no delivery is left to do. All of what is asked of a row is in its key: an
   * index of what is pending would be read whole for each.
   */
  private static final String SETTLE = """
      with over as (
        select d.event_id, bool_or(d.status = 'failed') as failed
        from event_delivery d where d.tenant_id = ? and d.event_id = any (?)
        group by d.event_id having not bool_or(d.status = 'pending'))
      update event_store e set status = case when over.failed then 'failed' else 'completed' end
      from over
      where e.tenant_id = ? and e.event_id = over.event_id and e.event_id = any (?)
        and e.recorded_at between ? and ?
      """;

  private Deliveries() {}

  /** The next of a handler, locked; none when another node works for it. */
  static List<Delivery> claim(Tx tx, String handler, int most) {
    return tx.jdbc(connection -> {
      if (!alone(connection, tx, handler)) {
        return List.of();
      }
      List<Delivery> next = new ArrayList<>();
      try (PreparedStatement query = connection.prepareStatement(NEXT)) {
        query.setObject(1, tx.tenant().value());
        query.setString(2, handler);
        query.setInt(3, most);
        query.setObject(4, tx.tenant().value());
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            next.add(delivery(row));
          }
        }
      }
      return next;
    });
  }

  private static boolean alone(Connection connection, Tx tx, String handler) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(ALONE)) {
      query.setString(1, "events " + tx.tenant().value() + " " + handler);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    EventContext context = new EventContext(
        row.getObject(6, UUID.class),
        row.getObject(7, UUID.class),
        row.getObject(8, UUID.class),
        row.getObject(9, UUID.class),
        row.getObject(10, UUID.class));
    StoredEvent event = new StoredEvent(
        row.getObject(1, UUID.class),
        row.getLong(2),
        row.getString(3),
        row.getTimestamp(4).toInstant(),
        WireJson.tree(row.getString(5)),
        context);
    return new Delivery(
        event, row.getObject(11, UUID.class), row.getTimestamp(12).toInstant());
  }

  static void done(Tx tx, String handler, List<Delivery> all) {
    if (!all.isEmpty()) {
      tx.jdbc(connection -> {
        try (PreparedStatement update = connection.prepareStatement(DONE)) {
          bind(update, 1, tx, handler, all);
          update.executeUpdate();
        }
        return settle(connection, tx, all);
      });
    }
  }

  static int failed(Tx tx, String handler, Delivery one, RuntimeException e) {
    return tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(FAILED)) {
        update.setString(1, String.valueOf(e.getMessage()));
        bind(update, 2, tx, handler, List.of(one));
        update.executeUpdate();
      }
      return settle(connection, tx, List.of(one));
    });
  }

  private static void bind(
      PreparedStatement update, int first, Tx tx, String handler, List<Delivery> all)
      throws SQLException {
    update.setObject(first, tx.tenant().value());
    update.setString(first + 1, handler);
    update.setArray(first + 2, ids(update.getConnection(), all));
  }

  private static int settle(Connection connection, Tx tx, List<Delivery> all) throws SQLException {
    List<OffsetDateTime> recorded = all.stream()
        .map(each -> each.recordedAt().atOffset(ZoneOffset.UTC))
        .sorted()
        .toList();
    try (PreparedStatement update = connection.prepareStatement(SETTLE)) {
      update.setObject(1, tx.tenant().value());
      update.setArray(2, ids(connection, all));
      update.setObject(3, tx.tenant().value());
      update.setArray(4, ids(connection, all));
      update.setObject(5, recorded.get(0));
      update.setObject(6, recorded.get(recorded.size() - 1));
      return update.executeUpdate();
    }
  }

  private static java.sql.Array ids(Connection connection, List<Delivery> all) throws SQLException {
    return connection.createArrayOf(
        "uuid", all.stream().map(each -> each.event().id()).toArray());
  }
}
