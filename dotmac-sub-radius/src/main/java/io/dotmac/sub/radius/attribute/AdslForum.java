package io.dotmac.sub.radius.attribute;

import static io.dotmac.sub.radius.packet.ValueCodec.INTEGER;
import static io.dotmac.sub.radius.packet.ValueCodec.OCTETS;

import io.dotmac.sub.radius.packet.AttributeKey;
import io.dotmac.sub.radius.packet.ValueCodec;

/** Attributes of RFC 4679: which subscriber line a session came in on, and how fast it is. */
public final class AdslForum {
  /** The private enterprise number. */
  public static final int VENDOR = 3561;

  public static final AttributeKey<byte[]> AGENT_CIRCUIT_ID = vendor("Agent-Circuit-Id", 1, OCTETS);
  public static final AttributeKey<byte[]> AGENT_REMOTE_ID = vendor("Agent-Remote-Id", 2, OCTETS);
  public static final AttributeKey<Long> ACTUAL_DATA_RATE_UPSTREAM =
      vendor("Actual-Data-Rate-Upstream", 129, INTEGER);
  public static final AttributeKey<Long> ACTUAL_DATA_RATE_DOWNSTREAM =
      vendor("Actual-Data-Rate-Downstream", 130, INTEGER);
  public static final AttributeKey<Long> MINIMUM_DATA_RATE_UPSTREAM =
      vendor("Minimum-Data-Rate-Upstream", 131, INTEGER);
  public static final AttributeKey<Long> MINIMUM_DATA_RATE_DOWNSTREAM =
      vendor("Minimum-Data-Rate-Downstream", 132, INTEGER);
  public static final AttributeKey<Long> ATTAINABLE_DATA_RATE_UPSTREAM =
      vendor("Attainable-Data-Rate-Upstream", 133, INTEGER);
  public static final AttributeKey<Long> ATTAINABLE_DATA_RATE_DOWNSTREAM =
      vendor("Attainable-Data-Rate-Downstream", 134, INTEGER);
  public static final AttributeKey<Long> MAXIMUM_DATA_RATE_UPSTREAM =
      vendor("Maximum-Data-Rate-Upstream", 135, INTEGER);
  public static final AttributeKey<Long> MAXIMUM_DATA_RATE_DOWNSTREAM =
      vendor("Maximum-Data-Rate-Downstream", 136, INTEGER);
  public static final AttributeKey<Long> MINIMUM_DATA_RATE_UPSTREAM_LOW_POWER =
      vendor("Minimum-Data-Rate-Upstream-Low-Power", 137, INTEGER);
  public static final AttributeKey<Long> MINIMUM_DATA_RATE_DOWNSTREAM_LOW_POWER =
      vendor("Minimum-Data-Rate-Downstream-Low-Power", 138, INTEGER);
  public static final AttributeKey<Long> MAXIMUM_INTERLEAVING_DELAY_UPSTREAM =
      vendor("Maximum-Interleaving-Delay-Upstream", 139, INTEGER);
  public static final AttributeKey<Long> ACTUAL_INTERLEAVING_DELAY_UPSTREAM =
      vendor("Actual-Interleaving-Delay-Upstream", 140, INTEGER);
  public static final AttributeKey<Long> MAXIMUM_INTERLEAVING_DELAY_DOWNSTREAM =
      vendor("Maximum-Interleaving-Delay-Downstream", 141, INTEGER);
  public static final AttributeKey<Long> ACTUAL_INTERLEAVING_DELAY_DOWNSTREAM =
      vendor("Actual-Interleaving-Delay-Downstream", 142, INTEGER);
  public static final AttributeKey<byte[]> ACCESS_LOOP_ENCAPSULATION =
      vendor("Access-Loop-Encapsulation", 144, OCTETS);
  public static final AttributeKey<byte[]> IWF_SESSION = vendor("IWF-Session", 254, OCTETS);

  private AdslForum() {}

  private static <T> AttributeKey<T> vendor(String name, int type, ValueCodec<T> codec) {
    return new AttributeKey<>(name, VENDOR, type, codec);
  }
}
