package io.dotmac.sub.server.api.event;

import io.dotmac.sub.core.event.catalog.EventCatalog;
import io.dotmac.sub.core.event.delivery.DeadLetters;
import io.dotmac.sub.core.problem.Checks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for deliveries to be done once more.
 *
 * @param since of events recorded then or later
 * @param until of events recorded earlier
 * @param handler of one handler only
 * @param eventType of one type only
 * @param completedToo also those that went well; otherwise only dead letters
 */
record ReplayDeliveries(
    Instant since,
    Instant until,
    @Nullable String handler,
    @Nullable String eventType,
    @Nullable Boolean completedToo) {
  DeadLetters.Range range(EventCatalog catalog) {
    new Checks()
        .rule(until.isAfter(since), "/until", "order", "a later moment than since was expected")
        .done();
    return new DeadLetters.Range(
        since,
        until,
        handler,
        eventType == null ? null : catalog.known(eventType),
        Boolean.TRUE.equals(completedToo));
  }
}
