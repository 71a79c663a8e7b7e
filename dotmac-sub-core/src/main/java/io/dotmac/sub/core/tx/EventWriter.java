package io.dotmac.sub.core.tx;

import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.core.event.EventContext;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes all events of a transaction as rows of {@code event_store}, in one statement. */
final class EventWriter {
  private static final String INSERT = """
      insert into event_store (tenant_id, event_id, event_type, occurred_at, payload, actor_type,
        actor_id, actor_name, subscriber_id, account_id, subscription_id, invoice_id,
        service_order_id)
      select ?, e.id, e.type, ?, e.payload::jsonb, ?, ?, ?, e.subscriber, e.account,
        e.subscription, e.invoice, e.service_order
      from unnest(?::uuid[], ?::text[], ?::text[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[],
        ?::uuid[]) with ordinality
        as e(id, type, payload, subscriber, account, subscription, invoice, service_order, ord)
      order by e.ord
      """;

  private EventWriter() {}

  static void write(Tx tx) {
    if (!tx.events().isEmpty()) {
      tx.session().doWork(connection -> insert(connection, tx));
    }
  }

  private static void insert(Connection connection, Tx tx) throws SQLException {
    List<DomainEvent> events = tx.events();
    List<EventContext> contexts = events.stream().map(DomainEvent::context).toList();
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setObject(1, tx.tenant().value());
      statement.setTimestamp(2, Timestamp.from(tx.now()));
      statement.setString(3, WireName.of(tx.actor().type()));
      statement.setObject(4, tx.actor().id(), java.sql.Types.OTHER);
      statement.setString(5, tx.actor().name());
      statement.setArray(6, array(connection, "uuid", events, event -> Ids.next()));
      statement.setArray(7, array(connection, "text", events, DomainEvent::type));
      statement.setArray(8, array(connection, "text", events, WireJson::write));
      statement.setArray(9, uuids(connection, contexts, EventContext::subscriber));
      statement.setArray(10, uuids(connection, contexts, EventContext::account));
      statement.setArray(11, uuids(connection, contexts, EventContext::subscription));
      statement.setArray(12, uuids(connection, contexts, EventContext::invoice));
      statement.setArray(13, uuids(connection, contexts, EventContext::serviceOrder));
      statement.executeUpdate();
    }
  }

  private static Array uuids(
      Connection connection,
      List<EventContext> contexts,
      Function<EventContext, @Nullable UUID> column)
      throws SQLException {
    @Nullable Object[] values = new Object[contexts.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(contexts.get(i));
    }
    return connection.createArrayOf("uuid", values);
  }

  private static <T> Array array(
      Connection connection, String type, List<T> rows, Function<T, Object> column)
      throws SQLException {
    return connection.createArrayOf(type, rows.stream().map(column).toArray());
  }
}
