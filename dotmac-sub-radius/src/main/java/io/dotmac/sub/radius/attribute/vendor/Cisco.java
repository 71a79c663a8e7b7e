package io.dotmac.sub.radius.attribute.vendor;

import static io.dotmac.sub.radius.packet.ValueCodec.INTEGER;
import static io.dotmac.sub.radius.packet.ValueCodec.TEXT;

import io.dotmac.sub.radius.packet.AttributeKey;
import io.dotmac.sub.radius.packet.ValueCodec;

/** Attributes of Cisco. Most of what its routers read is text in {@link #AVPAIR}. */
public final class Cisco {
  /** The private enterprise number. */
  public static final int VENDOR = 9;

  public static final AttributeKey<String> AVPAIR = vendor("Cisco-AVPair", 1, TEXT);
  public static final AttributeKey<String> NAS_PORT = vendor("Cisco-NAS-Port", 2, TEXT);
  public static final AttributeKey<String> POLICY_UP = vendor("Cisco-Policy-Up", 37, TEXT);
  public static final AttributeKey<String> POLICY_DOWN = vendor("Cisco-Policy-Down", 38, TEXT);
  public static final AttributeKey<String> RELAY_INFORMATION_OPTION =
      vendor("Cisco-Relay-Information-Option", 46, TEXT);
  public static final AttributeKey<String> DHCP_USER_CLASS =
      vendor("Cisco-DHCP-User-Class", 47, TEXT);
  public static final AttributeKey<String> DHCP_VENDOR_CLASS =
      vendor("Cisco-DHCP-Vendor-Class", 48, TEXT);
  public static final AttributeKey<String> DHCP_RELAY_GIADDR =
      vendor("Cisco-DHCP-Relay-GiAddr", 50, TEXT);
  public static final AttributeKey<String> SERVICE_NAME = vendor("Cisco-Service-Name", 51, TEXT);
  public static final AttributeKey<String> PARENT_SESSION_ID =
      vendor("Cisco-Parent-Session-Id", 52, TEXT);
  public static final AttributeKey<String> SUB_QOS_POL_IN =
      vendor("Cisco-Sub-QoS-Pol-In", 55, TEXT);
  public static final AttributeKey<String> SUB_QOS_POL_OUT =
      vendor("Cisco-Sub-QoS-Pol-Out", 56, TEXT);
  public static final AttributeKey<String> IN_ACL = vendor("Cisco-In-ACL", 57, TEXT);
  public static final AttributeKey<String> OUT_ACL = vendor("Cisco-Out-ACL", 58, TEXT);
  public static final AttributeKey<String> SUB_PBR_POLICY_IN =
      vendor("Cisco-Sub-PBR-Policy-In", 59, TEXT);
  public static final AttributeKey<String> SUB_ACTIVATE_SERVICE =
      vendor("Cisco-Sub-Activate-Service", 60, TEXT);
  public static final AttributeKey<String> IPV6_IN_ACL = vendor("Cisco-IPv6-In-ACL", 61, TEXT);
  public static final AttributeKey<String> IPV6_OUT_ACL = vendor("Cisco-IPv6-Out-ACL", 62, TEXT);
  public static final AttributeKey<String> SUB_DEACTIVATE_SERVICE =
      vendor("Cisco-Sub-Deactivate-Service", 63, TEXT);
  public static final AttributeKey<String> DHCP_SUBSCRIBER_ID =
      vendor("Cisco-DHCP-Subscriber-Id", 65, TEXT);
  public static final AttributeKey<String> DHCPV6_LINK_ADDRESS =
      vendor("Cisco-DHCPv6-Link-Address", 66, TEXT);
  public static final AttributeKey<Long> MAXIMUM_TIME = vendor("Cisco-Maximum-Time", 194, INTEGER);
  public static final AttributeKey<Long> DISCONNECT_CAUSE =
      vendor("Cisco-Disconnect-Cause", 195, INTEGER);
  public static final AttributeKey<Long> DATA_RATE = vendor("Cisco-Data-Rate", 197, INTEGER);
  public static final AttributeKey<String> IP_POOL_DEFINITION =
      vendor("Cisco-IP-Pool-Definition", 217, TEXT);
  public static final AttributeKey<Long> ASSIGN_IP_POOL =
      vendor("Cisco-Assign-IP-Pool", 218, INTEGER);
  public static final AttributeKey<Long> MAXIMUM_CHANNELS =
      vendor("Cisco-Maximum-Channels", 235, INTEGER);
  public static final AttributeKey<Long> IDLE_LIMIT = vendor("Cisco-Idle-Limit", 244, INTEGER);
  public static final AttributeKey<String> SUBSCRIBER_PASSWORD =
      vendor("Cisco-Subscriber-Password", 249, TEXT);
  public static final AttributeKey<String> ACCOUNT_INFO = vendor("Cisco-Account-Info", 250, TEXT);
  public static final AttributeKey<String> SERVICE_INFO = vendor("Cisco-Service-Info", 251, TEXT);
  public static final AttributeKey<String> COMMAND_CODE = vendor("Cisco-Command-Code", 252, TEXT);
  public static final AttributeKey<String> CONTROL_INFO = vendor("Cisco-Control-Info", 253, TEXT);
  public static final AttributeKey<Long> XMIT_RATE = vendor("Cisco-Xmit-Rate", 255, INTEGER);

  private Cisco() {}

  private static <T> AttributeKey<T> vendor(String name, int type, ValueCodec<T> codec) {
    return new AttributeKey<>(name, VENDOR, type, codec);
  }
}
