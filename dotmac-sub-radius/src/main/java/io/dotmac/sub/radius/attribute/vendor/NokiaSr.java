package io.dotmac.sub.radius.attribute.vendor;

import static io.dotmac.sub.radius.packet.ValueCodec.INTEGER;
import static io.dotmac.sub.radius.packet.ValueCodec.IPV4;
import static io.dotmac.sub.radius.packet.ValueCodec.IPV6;
import static io.dotmac.sub.radius.packet.ValueCodec.OCTETS;
import static io.dotmac.sub.radius.packet.ValueCodec.TEXT;

import io.dotmac.sub.radius.packet.AttributeKey;
import io.dotmac.sub.radius.packet.ValueCodec;
import java.net.Inet4Address;
import java.net.Inet6Address;

/** Attributes of Nokia's service routers, once Alcatel-Lucent's. */
public final class NokiaSr {
  /** The private enterprise number. */
  public static final int VENDOR = 6527;

  public static final AttributeKey<Inet4Address> PRIMARY_DNS = vendor("Alc-Primary-Dns", 9, IPV4);
  public static final AttributeKey<Inet4Address> SECONDARY_DNS =
      vendor("Alc-Secondary-Dns", 10, IPV4);
  public static final AttributeKey<String> SUBSC_ID_STR = vendor("Alc-Subsc-ID-Str", 11, TEXT);
  public static final AttributeKey<String> SUBSC_PROF_STR = vendor("Alc-Subsc-Prof-Str", 12, TEXT);
  public static final AttributeKey<String> SLA_PROF_STR = vendor("Alc-SLA-Prof-Str", 13, TEXT);
  public static final AttributeKey<String> FORCE_RENEW = vendor("Alc-Force-Renew", 14, TEXT);
  public static final AttributeKey<String> ANCP_STR = vendor("Alc-ANCP-Str", 16, TEXT);
  public static final AttributeKey<Long> RETAIL_SERV_ID = vendor("Alc-Retail-Serv-Id", 17, INTEGER);
  public static final AttributeKey<Inet4Address> DEFAULT_ROUTER =
      vendor("Alc-Default-Router", 18, IPV4);
  public static final AttributeKey<String> CLIENT_HARDWARE_ADDR =
      vendor("Alc-Client-Hardware-Addr", 27, TEXT);
  public static final AttributeKey<String> INT_DEST_ID_STR =
      vendor("Alc-Int-Dest-Id-Str", 28, TEXT);
  public static final AttributeKey<Inet4Address> PRIMARY_NBNS =
      vendor("Alc-Primary-Nbns", 29, IPV4);
  public static final AttributeKey<Inet4Address> SECONDARY_NBNS =
      vendor("Alc-Secondary-Nbns", 30, IPV4);
  public static final AttributeKey<Long> MSAP_SERV_ID = vendor("Alc-MSAP-Serv-Id", 31, INTEGER);
  public static final AttributeKey<String> MSAP_POLICY = vendor("Alc-MSAP-Policy", 32, TEXT);
  public static final AttributeKey<String> MSAP_INTERFACE = vendor("Alc-MSAP-Interface", 33, TEXT);
  public static final AttributeKey<String> APP_PROF_STR = vendor("Alc-App-Prof-Str", 45, TEXT);
  public static final AttributeKey<byte[]> ACCT_I_ALL_OCTETS_OFFER_64 =
      vendor("Alc-Acct-I-All-Octets-Offer_64", 79, OCTETS);
  public static final AttributeKey<byte[]> ACCT_I_ALL_PACK_OFFER_64 =
      vendor("Alc-Acct-I-All-Pack-Offer_64", 80, OCTETS);
  public static final AttributeKey<String> CREDIT_CONTROL_CATEGORYMAP =
      vendor("Alc-Credit-Control-CategoryMap", 95, TEXT);
  public static final AttributeKey<String> CREDIT_CONTROL_QUOTA =
      vendor("Alc-Credit-Control-Quota", 96, TEXT);
  public static final AttributeKey<String> FORCE_NAK = vendor("Alc-Force-Nak", 98, TEXT);
  public static final AttributeKey<Inet6Address> IPV6_ADDRESS =
      vendor("Alc-Ipv6-Address", 99, IPV6);
  public static final AttributeKey<Long> SERV_ID = vendor("Alc-Serv-Id", 100, INTEGER);
  public static final AttributeKey<String> INTERFACE = vendor("Alc-Interface", 101, TEXT);
  public static final AttributeKey<Inet6Address> IPV6_PRIMARY_DNS =
      vendor("Alc-Ipv6-Primary-Dns", 105, IPV6);
  public static final AttributeKey<Inet6Address> IPV6_SECONDARY_DNS =
      vendor("Alc-Ipv6-Secondary-Dns", 106, IPV6);
  public static final AttributeKey<byte[]> ACCT_I_ALL_OCTETS_64 =
      vendor("Alc-Acct-I-All-Octets_64", 116, OCTETS);
  public static final AttributeKey<byte[]> ACCT_O_ALL_OCTETS_64 =
      vendor("Alc-Acct-O-All-Octets_64", 117, OCTETS);
  public static final AttributeKey<byte[]> ACCT_I_ALL_PACKETS_64 =
      vendor("Alc-Acct-I-All-Packets_64", 118, OCTETS);
  public static final AttributeKey<byte[]> ACCT_O_ALL_PACKETS_64 =
      vendor("Alc-Acct-O-All-Packets_64", 119, OCTETS);
  public static final AttributeKey<String> NAT_PORT_RANGE = vendor("Alc-Nat-Port-Range", 121, TEXT);
  public static final AttributeKey<String> SUBSCRIBER_QOS_OVERRIDE =
      vendor("Alc-Subscriber-QoS-Override", 126, TEXT);
  public static final AttributeKey<String> DELEGATED_IPV6_POOL =
      vendor("Alc-Delegated-IPv6-Pool", 131, TEXT);
  public static final AttributeKey<String> SUBSCRIBER_FILTER =
      vendor("Alc-Subscriber-Filter", 134, TEXT);
  public static final AttributeKey<String> ONETIME_HTTP_REDIRECTION_FILTER_ID =
      vendor("Alc-Onetime-Http-Redirection-Filter-Id", 136, TEXT);
  public static final AttributeKey<Long> NAT_OUTSIDE_SERV_ID =
      vendor("Alc-Nat-Outside-Serv-Id", 140, INTEGER);
  public static final AttributeKey<Inet4Address> NAT_OUTSIDE_IP_ADDR =
      vendor("Alc-Nat-Outside-Ip-Addr", 141, IPV4);
  public static final AttributeKey<Long> RELATIVE_SESSION_TIMEOUT =
      vendor("Alc-Relative-Session-Timeout", 160, INTEGER);
  public static final AttributeKey<String> WLAN_PORTAL_REDIRECT =
      vendor("Alc-Wlan-Portal-Redirect", 172, TEXT);
  public static final AttributeKey<String> WLAN_PORTAL_URL =
      vendor("Alc-Wlan-Portal-Url", 173, TEXT);
  public static final AttributeKey<Long> LEASE_TIME = vendor("Alc-Lease-Time", 174, INTEGER);
  public static final AttributeKey<String> PORTAL_URL = vendor("Alc-Portal-Url", 177, TEXT);
  public static final AttributeKey<String> IPV6_PORTAL_URL =
      vendor("Alc-Ipv6-Portal-Url", 178, TEXT);
  public static final AttributeKey<String> SLAAC_IPV6_POOL =
      vendor("Alc-SLAAC-IPv6-Pool", 181, TEXT);
  public static final AttributeKey<String> ONETIME_HTTP_REDIRECT_REACTIVATE =
      vendor("Alc-Onetime-Http-Redirect-Reactivate", 185, TEXT);
  public static final AttributeKey<Long> V6_PREFERRED_LIFETIME =
      vendor("Alc-v6-Preferred-Lifetime", 200, INTEGER);
  public static final AttributeKey<Long> V6_VALID_LIFETIME =
      vendor("Alc-v6-Valid-Lifetime", 201, INTEGER);
  public static final AttributeKey<String> TRIGGER_ACCT_INTERIM =
      vendor("Alc-Trigger-Acct-Interim", 228, TEXT);
  public static final AttributeKey<String> DNAT_OVERRIDE = vendor("Alc-DNAT-Override", 234, TEXT);
  public static final AttributeKey<String> REMOVE_OVERRIDE =
      vendor("Alc-Remove-Override", 238, TEXT);
  public static final AttributeKey<String> FORCE_DHCP_RELAY =
      vendor("Alc-Force-DHCP-Relay", 244, TEXT);

  private NokiaSr() {}

  private static <T> AttributeKey<T> vendor(String name, int type, ValueCodec<T> codec) {
    return new AttributeKey<>(name, VENDOR, type, codec);
  }
}
