package io.dotmac.sub.server.adapter.radius;

import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.Mikrotik;
import io.dotmac.sub.radius.attribute.NasVendor;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.server.adapter.radius.index.QuotaIndex;
import io.dotmac.sub.server.adapter.radius.index.UserReply;
import java.time.Duration;
import java.time.Instant;

/** What a NAS is told with the Accept of a login: what is prepared for the user, and limits. */
final class Replies {
  private static final long LONGEST = Integer.MAX_VALUE;

  private Replies() {}

  /** What the NAS is told about the session of an accepted login. */
  static AttributeBlock of(Login login, QuotaIndex quotas) {
    NasVendor vendor = login.request().client().vendor();
    if (login.walled()) {
      return UserReply.walled(login.entry(), login.policy(), vendor);
    }
    AttributeBlock reply = login.entry().reply(vendor);
    Instant now = login.request().receivedAt();
    Instant end = login.entry().particulars().endsAt();
    if (end != null) {
      reply = until(end, now, reply);
    }
    long octets = quotas.octets(login.entry(), now);
    return octets == QuotaIndex.NO_LIMIT ? reply : reply.plus(upTo(octets, vendor));
  }

  /** The session ends when so much was used, where the NAS can count: else the quota's own job. */
  static AttributeBlock upTo(long octets, NasVendor vendor) {
    return vendor == NasVendor.MIKROTIK
        ? AttributeBlock.builder()
            .add(Mikrotik.TOTAL_LIMIT, octets & 0xffff_ffffL)
            .add(Mikrotik.TOTAL_LIMIT_GIGAWORDS, octets >>> 32)
            .build()
        : AttributeBlock.EMPTY;
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
