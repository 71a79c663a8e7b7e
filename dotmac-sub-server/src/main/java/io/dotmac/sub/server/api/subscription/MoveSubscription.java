package io.dotmac.sub.server.api.subscription;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a verb counts from, and why.
 *
 * @param on absent: today
 */
public record MoveSubscription(
    @Nullable LocalDate on, @Nullable String reason) {
  private static final MoveSubscription NOW = new MoveSubscription(null, null);

  /** An absent body means today, without a reason. */
  static MoveSubscription orNow(@Nullable MoveSubscription body) {
    return body == null ? NOW : body;
  }
}
