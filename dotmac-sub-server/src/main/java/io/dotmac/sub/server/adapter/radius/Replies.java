package io.dotmac.sub.server.adapter.radius;

import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.NasVendor;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.server.adapter.radius.index.UserReply;
import java.time.Duration;
import java.time.Instant;

/** What a NAS is told with the Accept of a login: what is prepared for the user, and limits. */
final class Replies {
  private static final long LONGEST = Integer.MAX_VALUE;

  private Replies() {}

  /** What the NAS is told about the session of an accepted login. */
  static AttributeBlock of(Login login) {
    NasVendor vendor = login.request().client().vendor();
    if (login.walled()) {
      return UserReply.walled(login.entry(), login.policy(), vendor);
    }
    AttributeBlock reply = login.entry().reply(vendor);
    Instant end = login.entry().particulars().endsAt();
    return end == null ? reply : until(end, login.request().receivedAt(), reply);
  }

  /** The session lasts no longer than the service. */
  private static AttributeBlock until(Instant end, Instant now, AttributeBlock reply) {
    long left = Math.max(1, Duration.between(now, end).toSeconds());
    long most = Math.min(left, reply.first(Attributes.SESSION_TIMEOUT).orElse(LONGEST));
    return reply
        .without(Attributes.SESSION_TIMEOUT)
        .plus(AttributeBlock.of(Attributes.SESSION_TIMEOUT, Math.min(most, LONGEST)));
  }
}
