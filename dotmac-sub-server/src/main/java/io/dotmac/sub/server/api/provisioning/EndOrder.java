package io.dotmac.sub.server.api.provisioning;

import org.jspecify.annotations.Nullable;

/**
 * Ends an order, and says why.
 *
 * @param leaveBehind whether what stands on a device for it may stay there; absent: it may not
 */
public record EndOrder(@Nullable String reason, @Nullable Boolean leaveBehind) {
  private static final EndOrder PLAIN = new EndOrder(null, null);

  /** An absent body says nothing. */
  static EndOrder orPlain(@Nullable EndOrder body) {
    return body == null ? PLAIN : body;
  }

  boolean leavesBehind() {
    return leaveBehind != null && leaveBehind;
  }
}
