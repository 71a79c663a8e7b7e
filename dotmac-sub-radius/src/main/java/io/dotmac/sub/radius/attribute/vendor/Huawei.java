package io.dotmac.sub.radius.attribute.vendor;

import static io.dotmac.sub.radius.packet.ValueCodec.INTEGER;
import static io.dotmac.sub.radius.packet.ValueCodec.IPV4;
import static io.dotmac.sub.radius.packet.ValueCodec.IPV6;
import static io.dotmac.sub.radius.packet.ValueCodec.TEXT;

import io.dotmac.sub.radius.packet.AttributeKey;
import io.dotmac.sub.radius.packet.ValueCodec;
import java.net.Inet4Address;
import java.net.Inet6Address;

/** Attributes of Huawei. Rates are in bit/s. */
public final class Huawei {
  /** The private enterprise number. */
  public static final int VENDOR = 2011;

  public static final AttributeKey<Long> INPUT_BURST_SIZE =
      vendor("Huawei-Input-Burst-Size", 1, INTEGER);
  public static final AttributeKey<Long> INPUT_AVERAGE_RATE =
      vendor("Huawei-Input-Average-Rate", 2, INTEGER);
  public static final AttributeKey<Long> INPUT_PEAK_RATE =
      vendor("Huawei-Input-Peak-Rate", 3, INTEGER);
  public static final AttributeKey<Long> OUTPUT_BURST_SIZE =
      vendor("Huawei-Output-Burst-Size", 4, INTEGER);
  public static final AttributeKey<Long> OUTPUT_AVERAGE_RATE =
      vendor("Huawei-Output-Average-Rate", 5, INTEGER);
  public static final AttributeKey<Long> OUTPUT_PEAK_RATE =
      vendor("Huawei-Output-Peak-Rate", 6, INTEGER);
  public static final AttributeKey<Long> REMANENT_VOLUME =
      vendor("Huawei-Remanent-Volume", 15, INTEGER);
  public static final AttributeKey<String> ISP_ID = vendor("Huawei-ISP-ID", 17, TEXT);
  public static final AttributeKey<Long> COMMAND = vendor("Huawei-Command", 20, INTEGER);
  public static final AttributeKey<Long> PRIORITY = vendor("Huawei-Priority", 22, INTEGER);
  public static final AttributeKey<Long> CONTROL_IDENTIFIER =
      vendor("Huawei-Control-Identifier", 24, INTEGER);
  public static final AttributeKey<Long> RESULT_CODE = vendor("Huawei-Result-Code", 25, INTEGER);
  public static final AttributeKey<Long> CONNECT_ID = vendor("Huawei-Connect-ID", 26, INTEGER);
  public static final AttributeKey<String> PORTALURL = vendor("Huawei-PortalURL", 27, TEXT);
  public static final AttributeKey<String> QOS_PROFILE_NAME =
      vendor("Huawei-Qos-Profile-Name", 31, TEXT);
  public static final AttributeKey<Long> STARTUP_STAMP =
      vendor("Huawei-Startup-Stamp", 59, INTEGER);
  public static final AttributeKey<String> IPHOST_ADDR = vendor("Huawei-IPHost-Addr", 60, TEXT);
  public static final AttributeKey<Long> UP_PRIORITY = vendor("Huawei-Up-Priority", 61, INTEGER);
  public static final AttributeKey<Long> DOWN_PRIORITY =
      vendor("Huawei-Down-Priority", 62, INTEGER);
  public static final AttributeKey<String> USER_CLASS = vendor("Huawei-User-Class", 66, TEXT);
  public static final AttributeKey<Long> LEASE_TIME = vendor("Huawei-Lease-Time", 74, INTEGER);
  public static final AttributeKey<Long> INPUT_PEAK_BURST_SIZE =
      vendor("Huawei-Input-Peak-Burst-Size", 77, INTEGER);
  public static final AttributeKey<Long> OUTPUT_PEAK_BURST_SIZE =
      vendor("Huawei-Output-Peak-Burst-Size", 78, INTEGER);
  public static final AttributeKey<Long> REDUCED_CIR = vendor("Huawei-Reduced-CIR", 79, INTEGER);
  public static final AttributeKey<String> ZONE_NAME = vendor("Huawei-Zone-Name", 81, TEXT);
  public static final AttributeKey<String> DATA_FILTER = vendor("Huawei-Data-Filter", 82, TEXT);
  public static final AttributeKey<String> FRAMED_POOL = vendor("Huawei-Framed-Pool", 88, TEXT);
  public static final AttributeKey<String> QUEUE_PROFILE = vendor("Huawei-Queue-Profile", 91, TEXT);
  public static final AttributeKey<String> VPN_INSTANCE = vendor("Huawei-VPN-Instance", 94, TEXT);
  public static final AttributeKey<String> POLICY_NAME = vendor("Huawei-Policy-Name", 95, TEXT);
  public static final AttributeKey<Long> REDUCED_PIR = vendor("Huawei-Reduced-PIR", 100, INTEGER);
  public static final AttributeKey<Long> SERVICE_CHG_CMD =
      vendor("Huawei-Service-Chg-Cmd", 105, INTEGER);
  public static final AttributeKey<Long> ACCT_PACKET_TYPE =
      vendor("Huawei-Acct-Packet-Type", 106, INTEGER);
  public static final AttributeKey<Long> ACCT_CONNECTION_TIME =
      vendor("Huawei-Acct-Connection-Time", 110, INTEGER);
  public static final AttributeKey<Inet4Address> PRIMARY_DNS =
      vendor("Huawei-Primary-DNS", 135, IPV4);
  public static final AttributeKey<Inet4Address> SECONDARY_DNS =
      vendor("Huawei-Secondary-DNS", 136, IPV4);
  public static final AttributeKey<String> DOMAIN_NAME = vendor("Huawei-Domain-Name", 138, TEXT);
  public static final AttributeKey<String> HTTP_REDIRECT_URL =
      vendor("Huawei-HTTP-Redirect-URL", 140, TEXT);
  public static final AttributeKey<Long> QOS_PROFILE_TYPE =
      vendor("Huawei-QoS-Profile-Type", 142, INTEGER);
  public static final AttributeKey<Long> ACCT_IPV6_INPUT_OCTETS =
      vendor("Huawei-Acct-IPv6-Input-Octets", 144, INTEGER);
  public static final AttributeKey<Long> ACCT_IPV6_OUTPUT_OCTETS =
      vendor("Huawei-Acct-IPv6-Output-Octets", 145, INTEGER);
  public static final AttributeKey<Long> ACCT_IPV6_INPUT_PACKETS =
      vendor("Huawei-Acct-IPv6-Input-Packets", 146, INTEGER);
  public static final AttributeKey<Long> ACCT_IPV6_OUTPUT_PACKETS =
      vendor("Huawei-Acct-IPv6-Output-Packets", 147, INTEGER);
  public static final AttributeKey<Long> ACCT_IPV6_INPUT_GIGAWORDS =
      vendor("Huawei-Acct-IPv6-Input-Gigawords", 148, INTEGER);
  public static final AttributeKey<Long> ACCT_IPV6_OUTPUT_GIGAWORDS =
      vendor("Huawei-Acct-IPv6-Output-Gigawords", 149, INTEGER);
  public static final AttributeKey<String> USER_MAC = vendor("Huawei-User-Mac", 153, TEXT);
  public static final AttributeKey<Inet6Address> DNS_SERVER_IPV6_ADDRESS =
      vendor("Huawei-DNS-Server-IPv6-address", 154, IPV6);
  public static final AttributeKey<String> FRAMED_POOL_GROUP =
      vendor("Huawei-Framed-Pool-Group", 157, TEXT);
  public static final AttributeKey<Inet6Address> FRAMED_IPV6_ADDRESS =
      vendor("Huawei-Framed-IPv6-Address", 158, IPV6);
  public static final AttributeKey<Long> ACCT_UPDATE_ADDRESS =
      vendor("Huawei-Acct-Update-Address", 159, INTEGER);
  public static final AttributeKey<String> NAT_POLICY_NAME =
      vendor("Huawei-NAT-Policy-Name", 160, TEXT);
  public static final AttributeKey<Inet4Address> NAT_PUBLIC_ADDRESS =
      vendor("Huawei-NAT-Public-Address", 161, IPV4);
  public static final AttributeKey<Long> NAT_START_PORT =
      vendor("Huawei-NAT-Start-Port", 162, INTEGER);
  public static final AttributeKey<Long> NAT_END_PORT = vendor("Huawei-NAT-End-Port", 163, INTEGER);
  public static final AttributeKey<Long> NAT_PORT_FORWARDING =
      vendor("Huawei-NAT-Port-Forwarding", 164, INTEGER);
  public static final AttributeKey<Long> NAT_PORT_RANGE_UPDATE =
      vendor("Huawei-NAT-Port-Range-Update", 165, INTEGER);
  public static final AttributeKey<String> DS_LITE_TUNNEL_NAME =
      vendor("Huawei-DS-Lite-Tunnel-Name", 166, TEXT);
  public static final AttributeKey<String> ACCT_TERMINATE_SUBCAUSE =
      vendor("Huawei-Acct-Terminate-Subcause", 181, TEXT);
  public static final AttributeKey<String> DOWN_QOS_PROFILE_NAME =
      vendor("Huawei-Down-QOS-Profile-Name", 182, TEXT);
  public static final AttributeKey<String> ACCOUNT_INFO = vendor("Huawei-Account-Info", 184, TEXT);
  public static final AttributeKey<String> SERVICE_INFO = vendor("Huawei-Service-Info", 185, TEXT);
  public static final AttributeKey<String> AVPAIR = vendor("Huawei-AVpair", 188, TEXT);
  public static final AttributeKey<String> DELEGATED_IPV6_PREFIX_POOL =
      vendor("Huawei-Delegated-IPv6-Prefix-Pool", 191, TEXT);

  private Huawei() {}

  private static <T> AttributeKey<T> vendor(String name, int type, ValueCodec<T> codec) {
    return new AttributeKey<>(name, VENDOR, type, codec);
  }
}
