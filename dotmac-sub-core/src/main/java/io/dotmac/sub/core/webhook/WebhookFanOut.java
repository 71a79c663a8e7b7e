package io.dotmac.sub.core.webhook;

import io.dotmac.sub.core.event.delivery.EventHandler;
import io.dotmac.sub.core.event.delivery.StoredEvent;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.Timestamp;
import java.util.Set;

/** Makes a delivery of each event for every endpoint that wants it, as a handler of events. */
public final class WebhookFanOut implements EventHandler {
  /** In the rows of events' deliveries. */
  public static final String NAME = "webhook";

  private static final String INSERT = EventMessage.ROWS
      + " where e.tenant_id = ? and e.seq = ? and e.event_id = ? on conflict do nothing";

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
    tx.jdbc(connection -> {
      try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
        insert.setTimestamp(1, Timestamp.from(tx.now()));
        insert.setObject(2, tx.tenant().value());
        insert.setLong(3, event.seq());
        insert.setObject(4, event.id());
        return insert.executeUpdate();
      }
    });
  }
}
