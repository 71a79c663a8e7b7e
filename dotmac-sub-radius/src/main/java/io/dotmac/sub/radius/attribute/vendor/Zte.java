package io.dotmac.sub.radius.attribute.vendor;

import static io.dotmac.sub.radius.packet.ValueCodec.INTEGER;
import static io.dotmac.sub.radius.packet.ValueCodec.TEXT;

import io.dotmac.sub.radius.packet.AttributeKey;
import io.dotmac.sub.radius.packet.ValueCodec;

/** Attributes of ZTE. Rates are in kbit/s. */
public final class Zte {
  /** The private enterprise number. */
  public static final int VENDOR = 3902;

  public static final AttributeKey<String> CLIENT_DNS_PRI = vendor("ZTE-Client-DNS-Pri", 1, TEXT);
  public static final AttributeKey<String> CLIENT_DNS_SEC = vendor("ZTE-Client-DNS-Sec", 2, TEXT);
  public static final AttributeKey<String> CONTEXT_NAME = vendor("ZTE-Context-Name", 4, TEXT);
  public static final AttributeKey<Long> TUNNEL_MAX_SESSIONS =
      vendor("ZTE-Tunnel-Max-Sessions", 21, INTEGER);
  public static final AttributeKey<Long> TUNNEL_MAX_TUNNELS =
      vendor("ZTE-Tunnel-Max-Tunnels", 22, INTEGER);
  public static final AttributeKey<Long> TUNNEL_WINDOW = vendor("ZTE-Tunnel-Window", 24, INTEGER);
  public static final AttributeKey<Long> TUNNEL_RETRANSMIT =
      vendor("ZTE-Tunnel-Retransmit", 25, INTEGER);
  public static final AttributeKey<Long> TUNNEL_CMD_TIMEOUT =
      vendor("ZTE-Tunnel-Cmd-Timeout", 26, INTEGER);
  public static final AttributeKey<String> PPPOE_URL = vendor("ZTE-PPPOE-URL", 27, TEXT);
  public static final AttributeKey<String> PPPOE_MOTM = vendor("ZTE-PPPOE-MOTM", 28, TEXT);
  public static final AttributeKey<Long> TUNNEL_ALGORITHM =
      vendor("ZTE-Tunnel-Algorithm", 31, INTEGER);
  public static final AttributeKey<Long> TUNNEL_DEADTIME =
      vendor("ZTE-Tunnel-Deadtime", 32, INTEGER);
  public static final AttributeKey<Long> MCAST_SEND = vendor("ZTE-Mcast-Send", 33, INTEGER);
  public static final AttributeKey<Long> MCAST_RECEIVE = vendor("ZTE-Mcast-Receive", 34, INTEGER);
  public static final AttributeKey<Long> MCAST_MAXGROUPS =
      vendor("ZTE-Mcast-MaxGroups", 35, INTEGER);
  public static final AttributeKey<Long> ACCESS_TYPE = vendor("ZTE-Access-Type", 74, INTEGER);
  public static final AttributeKey<Long> QOS_TYPE = vendor("ZTE-QoS-Type", 81, INTEGER);
  public static final AttributeKey<String> QOS_PROFILE_DOWN =
      vendor("ZTE-QoS-Profile-Down", 82, TEXT);
  public static final AttributeKey<Long> RATE_CTRL_SCR_DOWN =
      vendor("ZTE-Rate-Ctrl-SCR-Down", 83, INTEGER);
  public static final AttributeKey<Long> RATE_CTRL_BURST_DOWN =
      vendor("ZTE-Rate-Ctrl-Burst-Down", 84, INTEGER);
  public static final AttributeKey<Long> RATE_CTRL_PCR = vendor("ZTE-Rate-Ctrl-PCR", 86, INTEGER);
  public static final AttributeKey<Long> TCP_SYN_RATE = vendor("ZTE-TCP-Syn-Rate", 88, INTEGER);
  public static final AttributeKey<Long> RATE_CTRL_SCR_UP =
      vendor("ZTE-Rate-Ctrl-SCR-Up", 89, INTEGER);
  public static final AttributeKey<Long> PRIORITY_LEVEL = vendor("ZTE-Priority-Level", 90, INTEGER);
  public static final AttributeKey<Long> RATE_CTRL_BURST_UP =
      vendor("ZTE-Rate-Ctrl-Burst-Up", 91, INTEGER);
  public static final AttributeKey<Long> RATE_CTRL_BURST_MAX_DOWN =
      vendor("ZTE-Rate-Ctrl-Burst-Max-Down", 92, INTEGER);
  public static final AttributeKey<Long> RATE_CTRL_BURST_MAX_UP =
      vendor("ZTE-Rate-Ctrl-Burst-Max-Up", 93, INTEGER);
  public static final AttributeKey<String> QOS_PROFILE_UP = vendor("ZTE-QOS-Profile-Up", 94, TEXT);
  public static final AttributeKey<Long> TCP_LIMIT_NUM = vendor("ZTE-TCP-Limit-Num", 95, INTEGER);
  public static final AttributeKey<Long> TCP_LIMIT_MODE = vendor("ZTE-TCP-Limit-Mode", 96, INTEGER);
  public static final AttributeKey<Long> IGMP_SERVICE_PROFILE_NUM =
      vendor("ZTE-IGMP-Service-Profile-Num", 97, INTEGER);
  public static final AttributeKey<Long> PPP_SSERVICE_TYPE =
      vendor("ZTE-PPP-Sservice-Type", 101, INTEGER);
  public static final AttributeKey<Long> SW_PRIVILEGE = vendor("ZTE-SW-Privilege", 104, INTEGER);
  public static final AttributeKey<String> ACCESS_DOMAIN = vendor("ZTE-Access-Domain", 151, TEXT);
  public static final AttributeKey<String> VPN_ID = vendor("ZTE-VPN-ID", 190, TEXT);
  public static final AttributeKey<Long> ZTE_RATE_BUST_DPIR =
      vendor("ZTE_Rate-Bust-DPIR", 191, INTEGER);
  public static final AttributeKey<Long> ZTE_RATE_BUST_UPIR =
      vendor("ZTE_Rate-Bust-UPIR", 192, INTEGER);
  public static final AttributeKey<Long> RATE_CTRL_PBS_DOWN =
      vendor("ZTE-Rate-Ctrl-PBS-Down", 202, INTEGER);
  public static final AttributeKey<Long> RATE_CTRL_PBS_UP =
      vendor("ZTE-Rate-Ctrl-PBS-Up", 203, INTEGER);
  public static final AttributeKey<Long> RATE_CTRL_SCR_UP_V6 =
      vendor("ZTE-Rate-Ctrl-SCR-Up-v6", 228, INTEGER);
  public static final AttributeKey<Long> RATE_CTRL_BURST_UP_V6 =
      vendor("ZTE-Rate-Ctrl-Burst-Up-v6", 229, INTEGER);
  public static final AttributeKey<Long> RATE_CTRL_BURST_MAX_UP_V6 =
      vendor("ZTE-Rate-Ctrl-Burst-Max-Up-v6", 230, INTEGER);
  public static final AttributeKey<Long> RATE_CTRL_PBS_UP_V6 =
      vendor("ZTE-Rate-Ctrl-PBS-Up-v6", 231, INTEGER);
  public static final AttributeKey<String> QOS_PROFILE_UP_V6 =
      vendor("ZTE-QoS-Profile-Up-v6", 232, TEXT);
  public static final AttributeKey<Long> RATE_CTRL_SCR_DOWN_V6 =
      vendor("ZTE-Rate-Ctrl-SCR-Down-v6", 233, INTEGER);
  public static final AttributeKey<Long> RATE_CTRL_BURST_DOWN_V6 =
      vendor("ZTE-Rate-Ctrl-Burst-Down-v6", 234, INTEGER);
  public static final AttributeKey<Long> RATE_CTRL_BURST_MAX_DOWN_V6 =
      vendor("ZTE-Rate-Ctrl-Burst-Max-Down-v6", 235, INTEGER);
  public static final AttributeKey<Long> RATE_CTRL_PBS_DOWN_V6 =
      vendor("ZTE-Rate-Ctrl-PBS-Down-v6", 236, INTEGER);
  public static final AttributeKey<String> QOS_PROFILE_DOWN_V6 =
      vendor("ZTE-QoS-Profile-Down-v6", 237, TEXT);

  private Zte() {}

  private static <T> AttributeKey<T> vendor(String name, int type, ValueCodec<T> codec) {
    return new AttributeKey<>(name, VENDOR, type, codec);
  }
}
