package io.dotmac.sub.radius.attribute;

import static io.dotmac.sub.radius.packet.AttributeKey.standard;
import static io.dotmac.sub.radius.packet.ValueCodec.DATE;
import static io.dotmac.sub.radius.packet.ValueCodec.INTEGER;
import static io.dotmac.sub.radius.packet.ValueCodec.INTERFACE_ID;
import static io.dotmac.sub.radius.packet.ValueCodec.IPV4;
import static io.dotmac.sub.radius.packet.ValueCodec.IPV6;
import static io.dotmac.sub.radius.packet.ValueCodec.IPV6_PREFIX;
import static io.dotmac.sub.radius.packet.ValueCodec.OCTETS;
import static io.dotmac.sub.radius.packet.ValueCodec.TAGGED_INTEGER;
import static io.dotmac.sub.radius.packet.ValueCodec.TAGGED_TEXT;
import static io.dotmac.sub.radius.packet.ValueCodec.TEXT;

import io.dotmac.sub.radius.packet.AttributeKey;
import io.dotmac.sub.radius.packet.IpPrefix;
import io.dotmac.sub.radius.packet.Tagged;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.time.Instant;

/** The standard attributes of the RADIUS RFCs, by the names the RFCs give them. */
public final class Attributes {
  // RFC 2865, authentication and authorization.

  public static final AttributeKey<String> USER_NAME = standard("User-Name", 1, TEXT);
  public static final AttributeKey<byte[]> USER_PASSWORD = standard("User-Password", 2, OCTETS);
  public static final AttributeKey<byte[]> CHAP_PASSWORD = standard("CHAP-Password", 3, OCTETS);
  public static final AttributeKey<Inet4Address> NAS_IP_ADDRESS =
      standard("NAS-IP-Address", 4, IPV4);
  public static final AttributeKey<Long> NAS_PORT = standard("NAS-Port", 5, INTEGER);
  public static final AttributeKey<Long> SERVICE_TYPE = standard("Service-Type", 6, INTEGER);
  public static final AttributeKey<Long> FRAMED_PROTOCOL = standard("Framed-Protocol", 7, INTEGER);
  public static final AttributeKey<Inet4Address> FRAMED_IP_ADDRESS =
      standard("Framed-IP-Address", 8, IPV4);
  public static final AttributeKey<Inet4Address> FRAMED_IP_NETMASK =
      standard("Framed-IP-Netmask", 9, IPV4);
  public static final AttributeKey<Long> FRAMED_ROUTING = standard("Framed-Routing", 10, INTEGER);
  public static final AttributeKey<String> FILTER_ID = standard("Filter-Id", 11, TEXT);
  public static final AttributeKey<Long> FRAMED_MTU = standard("Framed-MTU", 12, INTEGER);
  public static final AttributeKey<Long> FRAMED_COMPRESSION =
      standard("Framed-Compression", 13, INTEGER);
  public static final AttributeKey<Inet4Address> LOGIN_IP_HOST =
      standard("Login-IP-Host", 14, IPV4);
  public static final AttributeKey<Long> LOGIN_SERVICE = standard("Login-Service", 15, INTEGER);
  public static final AttributeKey<Long> LOGIN_TCP_PORT = standard("Login-TCP-Port", 16, INTEGER);
  public static final AttributeKey<String> REPLY_MESSAGE = standard("Reply-Message", 18, TEXT);
  public static final AttributeKey<String> CALLBACK_NUMBER = standard("Callback-Number", 19, TEXT);
  public static final AttributeKey<String> CALLBACK_ID = standard("Callback-Id", 20, TEXT);
  public static final AttributeKey<String> FRAMED_ROUTE = standard("Framed-Route", 22, TEXT);
  public static final AttributeKey<Long> FRAMED_IPX_NETWORK =
      standard("Framed-IPX-Network", 23, INTEGER);
  public static final AttributeKey<byte[]> STATE = standard("State", 24, OCTETS);
  public static final AttributeKey<byte[]> CLASS = standard("Class", 25, OCTETS);
  public static final AttributeKey<byte[]> VENDOR_SPECIFIC =
      standard("Vendor-Specific", 26, OCTETS);
  public static final AttributeKey<Long> SESSION_TIMEOUT = standard("Session-Timeout", 27, INTEGER);
  public static final AttributeKey<Long> IDLE_TIMEOUT = standard("Idle-Timeout", 28, INTEGER);
  public static final AttributeKey<Long> TERMINATION_ACTION =
      standard("Termination-Action", 29, INTEGER);
  public static final AttributeKey<String> CALLED_STATION_ID =
      standard("Called-Station-Id", 30, TEXT);
  public static final AttributeKey<String> CALLING_STATION_ID =
      standard("Calling-Station-Id", 31, TEXT);
  public static final AttributeKey<String> NAS_IDENTIFIER = standard("NAS-Identifier", 32, TEXT);
  public static final AttributeKey<byte[]> PROXY_STATE = standard("Proxy-State", 33, OCTETS);
  public static final AttributeKey<String> LOGIN_LAT_SERVICE =
      standard("Login-LAT-Service", 34, TEXT);
  public static final AttributeKey<String> LOGIN_LAT_NODE = standard("Login-LAT-Node", 35, TEXT);
  public static final AttributeKey<byte[]> LOGIN_LAT_GROUP =
      standard("Login-LAT-Group", 36, OCTETS);
  public static final AttributeKey<Long> FRAMED_APPLETALK_LINK =
      standard("Framed-AppleTalk-Link", 37, INTEGER);
  public static final AttributeKey<Long> FRAMED_APPLETALK_NETWORK =
      standard("Framed-AppleTalk-Network", 38, INTEGER);
  public static final AttributeKey<String> FRAMED_APPLETALK_ZONE =
      standard("Framed-AppleTalk-Zone", 39, TEXT);
  public static final AttributeKey<byte[]> CHAP_CHALLENGE = standard("CHAP-Challenge", 60, OCTETS);
  public static final AttributeKey<Long> NAS_PORT_TYPE = standard("NAS-Port-Type", 61, INTEGER);
  public static final AttributeKey<Long> PORT_LIMIT = standard("Port-Limit", 62, INTEGER);
  public static final AttributeKey<String> LOGIN_LAT_PORT = standard("Login-LAT-Port", 63, TEXT);

  // RFC 2866, accounting.

  public static final AttributeKey<Long> ACCT_STATUS_TYPE =
      standard("Acct-Status-Type", 40, INTEGER);
  public static final AttributeKey<Long> ACCT_DELAY_TIME = standard("Acct-Delay-Time", 41, INTEGER);
  public static final AttributeKey<Long> ACCT_INPUT_OCTETS =
      standard("Acct-Input-Octets", 42, INTEGER);
  public static final AttributeKey<Long> ACCT_OUTPUT_OCTETS =
      standard("Acct-Output-Octets", 43, INTEGER);
  public static final AttributeKey<String> ACCT_SESSION_ID = standard("Acct-Session-Id", 44, TEXT);
  public static final AttributeKey<Long> ACCT_AUTHENTIC = standard("Acct-Authentic", 45, INTEGER);
  public static final AttributeKey<Long> ACCT_SESSION_TIME =
      standard("Acct-Session-Time", 46, INTEGER);
  public static final AttributeKey<Long> ACCT_INPUT_PACKETS =
      standard("Acct-Input-Packets", 47, INTEGER);
  public static final AttributeKey<Long> ACCT_OUTPUT_PACKETS =
      standard("Acct-Output-Packets", 48, INTEGER);
  public static final AttributeKey<Long> ACCT_TERMINATE_CAUSE =
      standard("Acct-Terminate-Cause", 49, INTEGER);
  public static final AttributeKey<String> ACCT_MULTI_SESSION_ID =
      standard("Acct-Multi-Session-Id", 50, TEXT);
  public static final AttributeKey<Long> ACCT_LINK_COUNT = standard("Acct-Link-Count", 51, INTEGER);

  // RFC 2868 and 2867, tunnels.

  public static final AttributeKey<Tagged<Long>> TUNNEL_TYPE =
      standard("Tunnel-Type", 64, TAGGED_INTEGER);
  public static final AttributeKey<Tagged<Long>> TUNNEL_MEDIUM_TYPE =
      standard("Tunnel-Medium-Type", 65, TAGGED_INTEGER);
  public static final AttributeKey<Tagged<String>> TUNNEL_CLIENT_ENDPOINT =
      standard("Tunnel-Client-Endpoint", 66, TAGGED_TEXT);
  public static final AttributeKey<Tagged<String>> TUNNEL_SERVER_ENDPOINT =
      standard("Tunnel-Server-Endpoint", 67, TAGGED_TEXT);
  public static final AttributeKey<String> ACCT_TUNNEL_CONNECTION =
      standard("Acct-Tunnel-Connection", 68, TEXT);
  /** Tag, salt and hidden password: see {@code HiddenValue} and {@code PacketSigner}. */
  public static final AttributeKey<byte[]> TUNNEL_PASSWORD =
      standard("Tunnel-Password", 69, OCTETS);

  public static final AttributeKey<Tagged<String>> TUNNEL_PRIVATE_GROUP_ID =
      standard("Tunnel-Private-Group-Id", 81, TAGGED_TEXT);
  public static final AttributeKey<Tagged<String>> TUNNEL_ASSIGNMENT_ID =
      standard("Tunnel-Assignment-Id", 82, TAGGED_TEXT);
  public static final AttributeKey<Tagged<Long>> TUNNEL_PREFERENCE =
      standard("Tunnel-Preference", 83, TAGGED_INTEGER);
  public static final AttributeKey<Long> ACCT_TUNNEL_PACKETS_LOST =
      standard("Acct-Tunnel-Packets-Lost", 86, INTEGER);
  public static final AttributeKey<Tagged<String>> TUNNEL_CLIENT_AUTH_ID =
      standard("Tunnel-Client-Auth-Id", 90, TAGGED_TEXT);
  public static final AttributeKey<Tagged<String>> TUNNEL_SERVER_AUTH_ID =
      standard("Tunnel-Server-Auth-Id", 91, TAGGED_TEXT);

  // RFC 2869, extensions.

  public static final AttributeKey<Long> ACCT_INPUT_GIGAWORDS =
      standard("Acct-Input-Gigawords", 52, INTEGER);
  public static final AttributeKey<Long> ACCT_OUTPUT_GIGAWORDS =
      standard("Acct-Output-Gigawords", 53, INTEGER);
  public static final AttributeKey<Instant> EVENT_TIMESTAMP = standard("Event-Timestamp", 55, DATE);
  public static final AttributeKey<byte[]> ARAP_PASSWORD = standard("ARAP-Password", 70, OCTETS);
  public static final AttributeKey<byte[]> ARAP_FEATURES = standard("ARAP-Features", 71, OCTETS);
  public static final AttributeKey<Long> ARAP_ZONE_ACCESS =
      standard("ARAP-Zone-Access", 72, INTEGER);
  public static final AttributeKey<Long> ARAP_SECURITY = standard("ARAP-Security", 73, INTEGER);
  public static final AttributeKey<byte[]> ARAP_SECURITY_DATA =
      standard("ARAP-Security-Data", 74, OCTETS);
  public static final AttributeKey<Long> PASSWORD_RETRY = standard("Password-Retry", 75, INTEGER);
  public static final AttributeKey<Long> PROMPT = standard("Prompt", 76, INTEGER);
  public static final AttributeKey<String> CONNECT_INFO = standard("Connect-Info", 77, TEXT);
  public static final AttributeKey<String> CONFIGURATION_TOKEN =
      standard("Configuration-Token", 78, TEXT);
  public static final AttributeKey<byte[]> EAP_MESSAGE = standard("EAP-Message", 79, OCTETS);
  public static final AttributeKey<byte[]> MESSAGE_AUTHENTICATOR =
      standard("Message-Authenticator", 80, OCTETS);
  public static final AttributeKey<byte[]> ARAP_CHALLENGE_RESPONSE =
      standard("ARAP-Challenge-Response", 84, OCTETS);
  public static final AttributeKey<Long> ACCT_INTERIM_INTERVAL =
      standard("Acct-Interim-Interval", 85, INTEGER);
  public static final AttributeKey<String> NAS_PORT_ID = standard("NAS-Port-Id", 87, TEXT);
  public static final AttributeKey<String> FRAMED_POOL = standard("Framed-Pool", 88, TEXT);

  // RFC 4372, the user as a visited network may know it.

  public static final AttributeKey<byte[]> CHARGEABLE_USER_IDENTITY =
      standard("Chargeable-User-Identity", 89, OCTETS);

  // RFC 3162, 4818 and 6911, IPv6.

  public static final AttributeKey<Inet6Address> NAS_IPV6_ADDRESS =
      standard("NAS-IPv6-Address", 95, IPV6);
  public static final AttributeKey<byte[]> FRAMED_INTERFACE_ID =
      standard("Framed-Interface-Id", 96, INTERFACE_ID);
  public static final AttributeKey<IpPrefix> FRAMED_IPV6_PREFIX =
      standard("Framed-IPv6-Prefix", 97, IPV6_PREFIX);
  public static final AttributeKey<Inet6Address> LOGIN_IPV6_HOST =
      standard("Login-IPv6-Host", 98, IPV6);
  public static final AttributeKey<String> FRAMED_IPV6_ROUTE =
      standard("Framed-IPv6-Route", 99, TEXT);
  public static final AttributeKey<String> FRAMED_IPV6_POOL =
      standard("Framed-IPv6-Pool", 100, TEXT);
  public static final AttributeKey<IpPrefix> DELEGATED_IPV6_PREFIX =
      standard("Delegated-IPv6-Prefix", 123, IPV6_PREFIX);
  public static final AttributeKey<Inet6Address> FRAMED_IPV6_ADDRESS =
      standard("Framed-IPv6-Address", 168, IPV6);
  public static final AttributeKey<Inet6Address> DNS_SERVER_IPV6_ADDRESS =
      standard("DNS-Server-IPv6-Address", 169, IPV6);
  public static final AttributeKey<byte[]> ROUTE_IPV6_INFORMATION =
      standard("Route-IPv6-Information", 170, OCTETS);
  public static final AttributeKey<String> DELEGATED_IPV6_PREFIX_POOL =
      standard("Delegated-IPv6-Prefix-Pool", 171, TEXT);
  public static final AttributeKey<String> STATEFUL_IPV6_ADDRESS_POOL =
      standard("Stateful-IPv6-Address-Pool", 172, TEXT);

  // RFC 5176, dynamic authorization.

  public static final AttributeKey<Long> ERROR_CAUSE = standard("Error-Cause", 101, INTEGER);

  private Attributes() {}
}
