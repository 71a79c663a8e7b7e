package io.dotmac.sub.core.webhook;

import io.dotmac.sub.core.event.delivery.EventHandler;
import io.dotmac.sub.core.event.delivery.StoredEvent;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Makes a delivery of each event for every endpoint that wants it, as a handler of events. */
public final class WebhookFanOut implements EventHandler {
  /** In the rows of events' deliveries. */
  public static final String NAME = "webhook";

  private static final Object MEMO = new Object();

  private static final String SUBSCRIPTIONS = """
      select s.event_type, s.endpoint_id, s.id
      from webhook_subscription s join webhook_endpoint w
        on w.tenant_id = s.tenant_id and w.id = s.endpoint_id
      where s.tenant_id = ? and s.is_active and w.is_active
      """;

  /** The event's own delivery to this handler knows in which partition it lies. */
  private static final String INSERT = EventMessage.rows(
      "from event_delivery o join event_store e on e.tenant_id = o.tenant_id"
          + " and e.event_id = o.event_id and e.recorded_at = o.recorded_at",
      "cross join unnest(?::uuid[], ?::uuid[]) as s(endpoint_id, id)"
          + " where o.tenant_id = ? and o.event_id = ? and o.handler = '" + NAME + "'"
          + " on conflict do nothing");

  private record Subscription(String type, UUID endpoint, UUID id) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Set<String> types() {
    return Set.of(WebhookSubscriptions.ALL);
  }

  @Override
  public void handle(Tx tx, StoredEvent event) {
    Map<UUID, UUID> wanted = wanted(tx, event.type());
    if (!wanted.isEmpty()) {
      tx.jdbc(connection -> insert(connection, tx, event, wanted));
    }
  }

  /** The endpoints that want such an event, each by one subscription: by its type before *. */
  private static Map<UUID, UUID> wanted(Tx tx, String type) {
    List<Subscription> all = tx.memo(MEMO, () -> tx.jdbc(connection -> read(connection, tx)));
    Map<UUID, UUID> wanted = new LinkedHashMap<>();
    for (Subscription each : all) {
      if (each.type().equals(type) || each.type().equals(WebhookSubscriptions.ALL)) {
        wanted.putIfAbsent(each.endpoint(), each.id());
      }
    }
    return wanted;
  }

  private static List<Subscription> read(Connection connection, Tx tx) throws SQLException {
    List<Subscription> all = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(SUBSCRIPTIONS)) {
      query.setObject(1, tx.tenant().value());
      ResultSet row = query.executeQuery();
      while (row.next()) {
        all.add(new Subscription(
            row.getString(1), row.getObject(2, UUID.class), row.getObject(3, UUID.class)));
      }
    }
    all.sort(Comparator.comparing(each -> each.type().equals(WebhookSubscriptions.ALL)));
    return all;
  }

  private static int insert(Connection connection, Tx tx, StoredEvent event, Map<UUID, UUID> wanted)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setTimestamp(1, Timestamp.from(tx.now()));
      insert.setArray(2, connection.createArrayOf("uuid", wanted.keySet().toArray()));
      insert.setArray(3, connection.createArrayOf("uuid", wanted.values().toArray()));
      insert.setObject(4, tx.tenant().value());
      insert.setObject(5, event.id());
      return insert.executeUpdate();
    }
  }
}
