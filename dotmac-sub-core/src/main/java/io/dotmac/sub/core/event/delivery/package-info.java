/**
 * Delivers events to handlers: at least once, one row per event and handler, claimed by status,
 * with retries and dead letters. A handler works in the transaction that marks its delivery done,
 * so its database effects happen once; it is idempotent all the same and calls nothing remote.
 * Start at {@link io.dotmac.sub.core.event.delivery.EventDispatcher}.
 */
@NullMarked
package io.dotmac.sub.core.event.delivery;

import org.jspecify.annotations.NullMarked;
