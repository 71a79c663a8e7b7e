package io.dotmac.sub.billing;

import io.dotmac.sub.core.tx.Tx;

/**
 * Reacts to events of one type a moment after they happened, in a transaction of its own.
 *
 * @param <E> the record of the event
 */
@FunctionalInterface
public interface EventListener<E> {
  /** May be called again for the same event, after a crash or its own failure. */
  void handle(Tx tx, E event);
}
