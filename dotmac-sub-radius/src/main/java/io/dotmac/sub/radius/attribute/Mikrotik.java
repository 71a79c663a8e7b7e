package io.dotmac.sub.radius.attribute;

import static io.dotmac.sub.radius.packet.ValueCodec.INTEGER;
import static io.dotmac.sub.radius.packet.ValueCodec.IPV4;
import static io.dotmac.sub.radius.packet.ValueCodec.TEXT;

import io.dotmac.sub.radius.packet.AttributeKey;
import io.dotmac.sub.radius.packet.ValueCodec;
import java.net.Inet4Address;

/** Attributes of MikroTik RouterOS. */
public final class Mikrotik {
  /** The private enterprise number. */
  public static final int VENDOR = 14988;

  public static final AttributeKey<Long> RECV_LIMIT = vendor("Mikrotik-Recv-Limit", 1, INTEGER);
  public static final AttributeKey<Long> XMIT_LIMIT = vendor("Mikrotik-Xmit-Limit", 2, INTEGER);
  public static final AttributeKey<String> GROUP = vendor("Mikrotik-Group", 3, TEXT);
  public static final AttributeKey<Long> WIRELESS_FORWARD =
      vendor("Mikrotik-Wireless-Forward", 4, INTEGER);
  public static final AttributeKey<Long> WIRELESS_SKIP_DOT1X =
      vendor("Mikrotik-Wireless-Skip-Dot1x", 5, INTEGER);
  public static final AttributeKey<String> RATE_LIMIT = vendor("Mikrotik-Rate-Limit", 8, TEXT);
  public static final AttributeKey<String> REALM = vendor("Mikrotik-Realm", 9, TEXT);
  public static final AttributeKey<Inet4Address> HOST_IP = vendor("Mikrotik-Host-IP", 10, IPV4);
  public static final AttributeKey<String> MARK_ID = vendor("Mikrotik-Mark-Id", 11, TEXT);
  public static final AttributeKey<String> ADVERTISE_URL =
      vendor("Mikrotik-Advertise-URL", 12, TEXT);
  public static final AttributeKey<Long> ADVERTISE_INTERVAL =
      vendor("Mikrotik-Advertise-Interval", 13, INTEGER);
  public static final AttributeKey<Long> RECV_LIMIT_GIGAWORDS =
      vendor("Mikrotik-Recv-Limit-Gigawords", 14, INTEGER);
  public static final AttributeKey<Long> XMIT_LIMIT_GIGAWORDS =
      vendor("Mikrotik-Xmit-Limit-Gigawords", 15, INTEGER);
  public static final AttributeKey<Long> TOTAL_LIMIT = vendor("Mikrotik-Total-Limit", 17, INTEGER);
  public static final AttributeKey<Long> TOTAL_LIMIT_GIGAWORDS =
      vendor("Mikrotik-Total-Limit-Gigawords", 18, INTEGER);
  public static final AttributeKey<String> ADDRESS_LIST = vendor("Mikrotik-Address-List", 19, TEXT);
  public static final AttributeKey<String> DELEGATED_IPV6_POOL =
      vendor("Mikrotik-Delegated-IPv6-Pool", 22, TEXT);

  private Mikrotik() {}

  private static <T> AttributeKey<T> vendor(String name, int type, ValueCodec<T> codec) {
    return new AttributeKey<>(name, VENDOR, type, codec);
  }
}
