package io.dotmac.sub.core.event.delivery;

import io.dotmac.sub.core.tx.Tx;
import java.util.List;
import java.util.Set;

/** Reacts to events a moment after they happened. */
public interface EventHandler {
  /** Names the handler in delivery rows; never changed once used. */
  String name();

  /** The event types it wants; {@code *} means all. */
  Set<String> types();

  /** Does its work in {@code tx}. May be called again for the same event. */
  void handle(Tx tx, StoredEvent event);

  /** The same for several, the oldest first; a handler that can do them at once does. */
  default void handleAll(Tx tx, List<StoredEvent> events) {
    events.forEach(event -> handle(tx, event));
  }
}
