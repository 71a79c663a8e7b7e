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

  /** An event's own delivery to this handler knows in which partition it lies. */
  private static final String INSERT = EventMessage.rows(
      "from unnest(?::uuid[], ?::uuid[], ?::uuid[]) as s(event_id, endpoint_id, id)"
          + " join event_delivery o on o.tenant_id = ? and o.event_id = s.event_id"
          + " and o.handler = '" + NAME + "'"
          + " join event_store e on e.tenant_id = o.tenant_id and e.event_id = o.event_id"
          + " and e.recorded_at = o.recorded_at",
      "order by e.seq on conflict do nothing");

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
    handleAll(tx, List.of(event));
  }

  @Override
  public void handleAll(Tx tx, List<StoredEvent> events) {
    Messages messages = new Messages();
    for (StoredEvent event : events) {
      wanted(tx, event.type())
          .forEach((endpoint, subscription) -> messages.add(event.id(), endpoint, subscription));
    }
    if (!messages.events.isEmpty()) {
      tx.jdbc(connection -> messages.insert(connection, tx));
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

  /** What is to be sent, a column each. */
  private static final class Messages {
    private final List<UUID> events = new ArrayList<>();
    private final List<UUID> endpoints = new ArrayList<>();
    private final List<UUID> subscriptions = new ArrayList<>();

    void add(UUID event, UUID endpoint, UUID subscription) {
      events.add(event);
      endpoints.add(endpoint);
      subscriptions.add(subscription);
    }

    int insert(Connection connection, Tx tx) throws SQLException {
      try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
        insert.setArray(1, connection.createArrayOf("uuid", events.toArray()));
        insert.setArray(2, connection.createArrayOf("uuid", endpoints.toArray()));
        insert.setArray(3, connection.createArrayOf("uuid", subscriptions.toArray()));
        insert.setObject(4, tx.tenant().value());
        insert.setTimestamp(5, Timestamp.from(tx.now()));
        return insert.executeUpdate();
      }
    }
  }
}
