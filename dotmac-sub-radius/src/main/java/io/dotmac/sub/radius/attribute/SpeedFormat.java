package io.dotmac.sub.radius.attribute;

import io.dotmac.sub.radius.packet.AttributeBlock;

/** How a NAS wants to be told the speed of a session. */
public enum SpeedFormat {
  /** One Mikrotik-Rate-Limit. */
  MIKROTIK {
    @Override
    public AttributeBlock attributes(Bandwidth speed) {
      return AttributeBlock.of(Mikrotik.RATE_LIMIT, rateLimit(speed));
    }
  },
  /** WISPr-Bandwidth-Max-Up and -Down, in bit/s. */
  WISPR {
    @Override
    public AttributeBlock attributes(Bandwidth speed) {
      return AttributeBlock.builder()
          .add(Wispr.BANDWIDTH_MAX_UP, bitsPerSecond(speed.upKbps()))
          .add(Wispr.BANDWIDTH_MAX_DOWN, bitsPerSecond(speed.downKbps()))
          .build();
    }
  };

  private static final long MAX_UNSIGNED = 0xffff_ffffL;

  /** The attributes that give a session this speed. */
  public abstract AttributeBlock attributes(Bandwidth speed);

  /**
   * The text of Mikrotik-Rate-Limit: {@code rx/tx [burst rx/tx [threshold rx/tx [seconds]]]}.
   * RouterOS names directions from its own side, so rx, which comes first, is what the subscriber
   * uploads.
   */
  public static String rateLimit(Bandwidth speed) {
    String limit = pair(speed.upKbps(), speed.downKbps());
    return speed
        .burst()
        .map(burst -> limit
            + " "
            + pair(burst.upKbps(), burst.downKbps())
            + " "
            + pair(burst.thresholdUpKbps(), burst.thresholdDownKbps())
            + " "
            + burst.seconds()
            + "/"
            + burst.seconds())
        .orElse(limit);
  }

  private static String pair(long rxKbps, long txKbps) {
    return rate(rxKbps) + "/" + rate(txKbps);
  }

  /** RouterOS reads k as 1000 and M as 1000000 bit/s. */
  private static String rate(long kbps) {
    return kbps % 1000 == 0 ? kbps / 1000 + "M" : kbps + "k";
  }

  /** The attribute has 32 bits: above 4.29 Gbit/s the largest number stands for the rate. */
  private static long bitsPerSecond(long kbps) {
    return kbps > MAX_UNSIGNED / 1000 ? MAX_UNSIGNED : kbps * 1000;
  }
}
