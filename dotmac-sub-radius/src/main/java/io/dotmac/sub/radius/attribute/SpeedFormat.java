package io.dotmac.sub.radius.attribute;

import io.dotmac.sub.radius.attribute.vendor.Ascend;
import io.dotmac.sub.radius.attribute.vendor.Cisco;
import io.dotmac.sub.radius.attribute.vendor.Huawei;
import io.dotmac.sub.radius.attribute.vendor.JuniperErx;
import io.dotmac.sub.radius.attribute.vendor.NokiaSr;
import io.dotmac.sub.radius.attribute.vendor.Zte;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.Tagged;

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
  },
  /**
   * Ascend-Data-Rate and -Xmit-Rate, in bit/s. Where both are given the first one is what the NAS
   * receives, so the subscriber's upload.
   */
  ASCEND {
    @Override
    public AttributeBlock attributes(Bandwidth speed) {
      return AttributeBlock.builder()
          .add(Ascend.DATA_RATE, bitsPerSecond(speed.upKbps()))
          .add(Ascend.XMIT_RATE, bitsPerSecond(speed.downKbps()))
          .build();
    }
  },
  /** What most access servers of no maker listed here read one of: WISPr and Ascend. */
  COMMON {
    @Override
    public AttributeBlock attributes(Bandwidth speed) {
      return WISPR.attributes(speed).plus(ASCEND.attributes(speed));
    }
  },
  /**
   * The names of two policies of the router, {@code up-10000k} for what comes in from the
   * subscriber and {@code down-50000k} for what goes out: it has one for each speed that is sold.
   */
  CISCO {
    @Override
    public AttributeBlock attributes(Bandwidth speed) {
      return AttributeBlock.builder()
          .add(Cisco.AVPAIR, "ip:sub-qos-policy-in=up-" + speed.upKbps() + "k")
          .add(Cisco.AVPAIR, "ip:sub-qos-policy-out=down-" + speed.downKbps() + "k")
          .build();
    }
  },
  /** The service {@code speed(down,up)} of the gateway, with rates such as {@code 50000k}. */
  JUNIPER_ERX {
    @Override
    public AttributeBlock attributes(Bandwidth speed) {
      String service = "speed(" + speed.downKbps() + "k," + speed.upKbps() + "k)";
      return AttributeBlock.of(JuniperErx.SERVICE_ACTIVATE, new Tagged<>(1, service));
    }
  },
  /** Huawei-Input (upload) and -Output (download) rates in bit/s; the peak is the burst's. */
  HUAWEI {
    @Override
    public AttributeBlock attributes(Bandwidth speed) {
      return AttributeBlock.builder()
          .add(Huawei.INPUT_AVERAGE_RATE, bitsPerSecond(speed.upKbps()))
          .add(Huawei.INPUT_PEAK_RATE, bitsPerSecond(peakUpKbps(speed)))
          .add(Huawei.OUTPUT_AVERAGE_RATE, bitsPerSecond(speed.downKbps()))
          .add(Huawei.OUTPUT_PEAK_RATE, bitsPerSecond(peakDownKbps(speed)))
          .build();
    }
  },
  /** Overrides of the SLA profile's queue 1 on ingress and of the whole egress, in kbit/s. */
  NOKIA {
    @Override
    public AttributeBlock attributes(Bandwidth speed) {
      return AttributeBlock.builder()
          .add(NokiaSr.SUBSCRIBER_QOS_OVERRIDE, "i:q:1:pir=" + speed.upKbps())
          .add(NokiaSr.SUBSCRIBER_QOS_OVERRIDE, "e:r:rate=" + speed.downKbps())
          .build();
    }
  },
  /** ZTE-Rate-Ctrl-SCR-Up and -Down, in kbit/s. */
  ZTE {
    @Override
    public AttributeBlock attributes(Bandwidth speed) {
      return AttributeBlock.builder()
          .add(Zte.RATE_CTRL_SCR_UP, Math.min(speed.upKbps(), MAX_UNSIGNED))
          .add(Zte.RATE_CTRL_SCR_DOWN, Math.min(speed.downKbps(), MAX_UNSIGNED))
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

  private static long peakUpKbps(Bandwidth speed) {
    return speed.burst().map(Bandwidth.Burst::upKbps).orElse(speed.upKbps());
  }

  private static long peakDownKbps(Bandwidth speed) {
    return speed.burst().map(Bandwidth.Burst::downKbps).orElse(speed.downKbps());
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
