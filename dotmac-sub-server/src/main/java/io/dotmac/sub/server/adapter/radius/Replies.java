package io.dotmac.sub.server.adapter.radius;

import io.dotmac.sub.core.access.index.AccessFacts;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.NasVendor;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.server.adapter.radius.index.UserReply;
import java.time.Duration;
import java.time.Instant;

/** What a NAS is told with the Accept of a login. */
final class Replies {
  private static final long LONGEST = Integer.MAX_VALUE;

  private Replies() {}

  /** What the NAS is told about the session of an accepted login. */
  static AttributeBlock of(Login login) {
    NasVendor vendor = login.request().client().vendor();
    AccessFacts facts = login.facts();
    if (login.walled()) {
      return UserReply.walled(facts, login.policy(), vendor);
    }
    AttributeBlock reply = login.entry().reply(vendor);
    Instant end = facts.endsAt();
    if (end == null) {
      return reply;
    }
    long left = Math.max(1, Duration.between(login.request().receivedAt(), end).toSeconds());
    long most = Math.min(left, reply.first(Attributes.SESSION_TIMEOUT).orElse(LONGEST));
    return reply
        .without(Attributes.SESSION_TIMEOUT)
        .plus(AttributeBlock.of(Attributes.SESSION_TIMEOUT, Math.min(most, LONGEST)));
  }
}
