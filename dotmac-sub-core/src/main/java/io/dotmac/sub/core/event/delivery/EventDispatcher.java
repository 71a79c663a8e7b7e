package io.dotmac.sub.core.event.delivery;

import io.dotmac.sub.core.event.EventContext;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fans events out into deliveries and works them off. Any number of nodes may run it at once: rows
 * are claimed with {@code for update skip locked}.
 */
public final class EventDispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(EventDispatcher.class);
  private static final int FAN_OUT = 1_000;
  private static final int MAX_ATTEMPTS = 5;

  private final Database db;
  private final Map<String, EventHandler> handlers = new HashMap<>();

  /** Dispatches to these handlers; their names must differ. */
  public EventDispatcher(Database db, List<EventHandler> handlers) {
    this.db = db;
    for (EventHandler handler : handlers) {
      if (this.handlers.put(handler.name(), handler) != null) {
        throw new IllegalArgumentException("two event handlers are called " + handler.name());
      }
    }
  }

  /**
   * Works off what is due for one tenant.
   *
   * @return how many deliveries were attempted
   */
  public int runOnce(TenantId tenant) {
    Caller caller = Caller.system(tenant, "events");
    while (db.inTx(caller, tx -> tx.jdbc(connection -> fanOut(connection, tx))) == FAN_OUT) {
      // A full batch: there may be more.
    }
    int attempted = 0;
    while (deliverNext(caller)) {
      attempted++;
    }
    if (attempted > 0) {
      db.inTx(caller, tx -> tx.jdbc(connection -> finish(connection, tx)));
    }
    return attempted;
  }

  /** Makes a dead or done delivery due again; false when there is none. */
  public boolean replay(Tx tx, UUID event, String handler) {
    return tx.jdbc(connection -> {
      try (PreparedStatement update =
          connection.prepareStatement("update event_delivery set status = 'pending', attempts = 0,"
              + " next_attempt_at = now() where tenant_id = ? and event_id = ?"
              + " and handler = ?")) {
        update.setObject(1, tx.tenant().value());
        update.setObject(2, event);
        update.setString(3, handler);
        return update.executeUpdate() == 1;
      }
    });
  }

  private int fanOut(Connection connection, Tx tx) throws SQLException {
    List<String> names = new ArrayList<>();
    List<String> types = new ArrayList<>();
    for (EventHandler handler : handlers.values()) {
      for (String type : handler.types()) {
        names.add(handler.name());
        types.add(type);
      }
    }
    String sql = """
        with due as (
          select tenant_id, event_id, seq, recorded_at, event_type from event_store
          where tenant_id = ? and status = 'pending' order by seq limit %d
          for update skip locked),
        wanted as (
          select distinct d.tenant_id, d.event_id, d.seq, d.recorded_at, h.name
          from due d join unnest(?::text[], ?::text[]) as h(name, type)
            on h.type = '*' or h.type = d.event_type),
        added as (
          insert into event_delivery (tenant_id, event_id, event_seq, recorded_at, handler)
          select tenant_id, event_id, seq, recorded_at, name from wanted
          on conflict do nothing)
        update event_store e set status = case
          when exists (select 1 from wanted w where w.event_id = e.event_id) then 'processing'
          else 'completed' end
        from due d
        where e.tenant_id = d.tenant_id and e.event_id = d.event_id
          and e.recorded_at = d.recorded_at
        """.formatted(FAN_OUT);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, tx.tenant().value());
      statement.setArray(2, connection.createArrayOf("text", names.toArray()));
      statement.setArray(3, connection.createArrayOf("text", types.toArray()));
      return statement.executeUpdate();
    }
  }

  private record Due(StoredEvent event, String handler) {}

  /** Delivers the oldest due delivery in a transaction of its own; false when nothing is due. */
  private boolean deliverNext(Caller caller) {
    List<Due> claimed = new ArrayList<>(1);
    try {
      return db.inTx(caller, tx -> {
        claimed.clear();
        Optional<Due> due = tx.jdbc(connection -> claim(connection, tx));
        due.ifPresent(delivery -> {
          claimed.add(delivery);
          Objects.requireNonNull(handlers.get(delivery.handler())).handle(tx, delivery.event());
          tx.jdbc(connection -> done(connection, tx, delivery));
        });
        return due.isPresent();
      });
    } catch (RuntimeException e) {
      if (claimed.isEmpty()) {
        throw e;
      }
      Due delivery = claimed.get(0);
      LOG.warn(
          "handler {} failed on event {}", delivery.handler(), delivery.event().id(), e);
      db.inTx(caller, tx -> tx.jdbc(connection -> failed(connection, tx, delivery, e)));
      return true;
    }
  }

  private Optional<Due> claim(Connection connection, Tx tx) throws SQLException {
    String sql = """
        select d.handler, e.event_id, e.seq, e.event_type, e.occurred_at, e.payload::text,
          e.subscriber_id, e.account_id, e.subscription_id, e.invoice_id, e.service_order_id
        from event_delivery d join event_store e on e.tenant_id = d.tenant_id
          and e.event_id = d.event_id and e.recorded_at = d.recorded_at
        where d.tenant_id = ? and d.status = 'pending' and d.next_attempt_at <= now()
          and d.handler = any (?)
        order by d.event_seq limit 1 for update of d skip locked
        """;
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setObject(1, tx.tenant().value());
      query.setArray(2, connection.createArrayOf("text", handlers.keySet().toArray()));
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(due(row)) : Optional.empty();
      }
    }
  }

  private static Due due(ResultSet row) throws SQLException {
    EventContext context = new EventContext(
        row.getObject(7, UUID.class),
        row.getObject(8, UUID.class),
        row.getObject(9, UUID.class),
        row.getObject(10, UUID.class),
        row.getObject(11, UUID.class));
    StoredEvent event = new StoredEvent(
        row.getObject(2, UUID.class),
        row.getLong(3),
        row.getString(4),
        row.getTimestamp(5).toInstant(),
        WireJson.tree(row.getString(6)),
        context);
    return new Due(event, row.getString(1));
  }

  private static int done(Connection connection, Tx tx, Due due) throws SQLException {
    return update(
        connection,
        "update event_delivery set status = 'completed', attempts = attempts + 1, error = null,"
            + " completed_at = now() where tenant_id = ? and event_id = ? and handler = ?",
        tx,
        due);
  }

  /** Waits 10 s, 40 s, 160 s, 640 s between attempts, then keeps it as a dead letter. */
  private static int failed(Connection connection, Tx tx, Due due, RuntimeException e)
      throws SQLException {
    String sql = """
        update event_delivery set attempts = attempts + 1, error = left(?, 1000),
          status = case when attempts + 1 >= %d then 'failed' else 'pending' end,
          next_attempt_at = now() + make_interval(secs => 10 * pow(4, attempts))
        where tenant_id = ? and event_id = ? and handler = ?
        """.formatted(MAX_ATTEMPTS);
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, String.valueOf(e.getMessage()));
      update.setObject(2, tx.tenant().value());
      update.setObject(3, due.event().id());
      update.setString(4, due.handler());
      return update.executeUpdate();
    }
  }

  private static int update(Connection connection, String sql, Tx tx, Due due) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setObject(1, tx.tenant().value());
      update.setObject(2, due.event().id());
      update.setString(3, due.handler());
      return update.executeUpdate();
    }
  }

  private static int finish(Connection connection, Tx tx) throws SQLException {
    String sql = """
        update event_store e set status = case when exists (
            select 1 from event_delivery d where d.tenant_id = e.tenant_id
              and d.event_id = e.event_id and d.status = 'failed') then 'failed'
          else 'completed' end
        where e.tenant_id = ? and e.status = 'processing' and not exists (
          select 1 from event_delivery d where d.tenant_id = e.tenant_id
            and d.event_id = e.event_id and d.status = 'pending')
        """;
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setObject(1, tx.tenant().value());
      return update.executeUpdate();
    }
  }
}
