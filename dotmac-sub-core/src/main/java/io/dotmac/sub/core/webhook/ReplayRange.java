package io.dotmac.sub.core.webhook;

import io.dotmac.sub.core.problem.Checks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which events are sent to an endpoint once more.
 *
 * @param since when the first occurred, inclusive, by the tenant's business clock
 * @param until when they end, exclusive
 * @param fromSequence the first by its place in the order of recording, inclusive
 * @param toSequence the last, inclusive
 * @param eventType of this type only; absent for all that the endpoint subscribes to
 * @param includeDelivered whether those too that the receiver took
 */
public record ReplayRange(
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable Long fromSequence,
    @Nullable Long toSequence,
    @Nullable String eventType,
    @Nullable Boolean includeDelivered) {
  void check() {
    boolean begins = since != null || fromSequence != null;
    new Checks()
        .rule(begins, "/since", "required", "a beginning was expected: since or from_sequence")
        .rule(
            since == null || until == null || since.isBefore(until),
            "/until",
            "range",
            "a moment after since was expected")
        .rule(
            fromSequence == null || toSequence == null || fromSequence <= toSequence,
            "/to_sequence",
            "range",
            "a number not below from_sequence was expected")
        .done();
    if (eventType != null) {
      WebhookSubscriptions.check(eventType);
    }
  }

  boolean withDelivered() {
    return Boolean.TRUE.equals(includeDelivered);
  }
}
