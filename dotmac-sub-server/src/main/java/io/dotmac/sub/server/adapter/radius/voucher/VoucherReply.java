package io.dotmac.sub.server.adapter.radius.voucher;

import io.dotmac.sub.core.access.voucher.VoucherFacts;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.Bandwidth;
import io.dotmac.sub.radius.attribute.Dictionary;
import io.dotmac.sub.radius.attribute.Mikrotik;
import io.dotmac.sub.radius.attribute.NasVendor;
import io.dotmac.sub.radius.attribute.SpeedFormat;
import io.dotmac.sub.radius.packet.AttributeBlock;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What a NAS is told about the session of a voucher: what is left of it. */
final class VoucherReply {
  /** Vouchers are small: a NAS that reports seldom would give away much of one. */
  static final long INTERIM_SECONDS = 60;

  private static final long WORD = 1L << 32;
  private static final long LONGEST = Integer.MAX_VALUE;

  private VoucherReply() {}

  static AttributeBlock of(VoucherEntry entry, NasVendor vendor, Instant now) {
    VoucherFacts facts = entry.facts();
    AttributeBlock.Builder reply = AttributeBlock.builder();
    reply.add(Attributes.CLASS, octets(facts.id()));
    reply.add(Attributes.ACCT_INTERIM_INTERVAL, INTERIM_SECONDS);
    long seconds = secondsLeft(entry, now);
    if (seconds < LONGEST) {
      reply.add(Attributes.SESSION_TIMEOUT, Math.max(1, seconds));
    }
    Long limit = facts.terms().dataLimitOctets();
    if (limit != null) {
      octets(reply, Math.max(1, limit - facts.usedOctets()), vendor);
    }
    Integer down = facts.terms().downKbps();
    Integer up = facts.terms().upKbps();
    if (down != null && up != null) {
      speed(reply, Bandwidth.ofKbps(down, up), vendor);
    }
    return reply.build();
  }

  /** How long it may still be used, by the clock and online. */
  static long secondsLeft(VoucherEntry entry, Instant now) {
    VoucherFacts.Terms terms = entry.facts().terms();
    long left = LONGEST;
    Instant end = entry.endsAt();
    if (end != null) {
      left = Math.min(left, Duration.between(now, end).toSeconds());
    } else if (terms.validSeconds() != null) {
      left = Math.min(left, terms.validSeconds());
    }
    if (terms.onlineSeconds() != null) {
      left = Math.min(left, terms.onlineSeconds() - entry.facts().usedSeconds());
    }
    return left;
  }

  private static void octets(AttributeBlock.Builder reply, long left, NasVendor vendor) {
    if (vendor == NasVendor.MIKROTIK) {
      reply.add(Mikrotik.TOTAL_LIMIT, left % WORD);
      reply.add(Mikrotik.TOTAL_LIMIT_GIGAWORDS, left / WORD);
    } else if (left < WORD) {
      // Read by the many hotspots that come from ChilliSpot; it has no second word.
      reply.addAll(Dictionary.STANDARD.block("ChilliSpot-Max-Total-Octets", String.valueOf(left)));
    }
  }

  private static void speed(AttributeBlock.Builder reply, Bandwidth speed, NasVendor vendor) {
    reply.addAll(SpeedFormat.WISPR.attributes(speed));
    vendor
        .speedFormat()
        .filter(format -> format != SpeedFormat.WISPR && format != SpeedFormat.COMMON)
        .ifPresent(format -> reply.addAll(format.attributes(speed)));
  }

  private static byte[] octets(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
