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

/** Attributes of RFC 2548: MS-CHAP and the keys of MPPE. */
public final class Microsoft {
  /** The private enterprise number. */
  public static final int VENDOR = 311;

  public static final AttributeKey<byte[]> CHAP_RESPONSE = vendor("MS-CHAP-Response", 1, OCTETS);
  public static final AttributeKey<byte[]> CHAP_ERROR = vendor("MS-CHAP-Error", 2, OCTETS);
  public static final AttributeKey<byte[]> CHAP_CPW_1 = vendor("MS-CHAP-CPW-1", 3, OCTETS);
  public static final AttributeKey<byte[]> CHAP_CPW_2 = vendor("MS-CHAP-CPW-2", 4, OCTETS);
  public static final AttributeKey<byte[]> CHAP_LM_ENC_PW = vendor("MS-CHAP-LM-Enc-PW", 5, OCTETS);
  public static final AttributeKey<byte[]> CHAP_NT_ENC_PW = vendor("MS-CHAP-NT-Enc-PW", 6, OCTETS);
  public static final AttributeKey<Long> MPPE_ENCRYPTION_POLICY =
      vendor("MS-MPPE-Encryption-Policy", 7, INTEGER);
  public static final AttributeKey<Long> MPPE_ENCRYPTION_TYPES =
      vendor("MS-MPPE-Encryption-Types", 8, INTEGER);
  public static final AttributeKey<Long> RAS_VENDOR = vendor("MS-RAS-Vendor", 9, INTEGER);
  public static final AttributeKey<String> CHAP_DOMAIN = vendor("MS-CHAP-Domain", 10, TEXT);
  public static final AttributeKey<byte[]> CHAP_CHALLENGE = vendor("MS-CHAP-Challenge", 11, OCTETS);
  public static final AttributeKey<byte[]> CHAP_MPPE_KEYS = vendor("MS-CHAP-MPPE-Keys", 12, OCTETS);
  public static final AttributeKey<Long> BAP_USAGE = vendor("MS-BAP-Usage", 13, INTEGER);
  public static final AttributeKey<Long> LINK_UTILIZATION_THRESHOLD =
      vendor("MS-Link-Utilization-Threshold", 14, INTEGER);
  public static final AttributeKey<Long> LINK_DROP_TIME_LIMIT =
      vendor("MS-Link-Drop-Time-Limit", 15, INTEGER);
  public static final AttributeKey<byte[]> MPPE_SEND_KEY = vendor("MS-MPPE-Send-Key", 16, OCTETS);
  public static final AttributeKey<byte[]> MPPE_RECV_KEY = vendor("MS-MPPE-Recv-Key", 17, OCTETS);
  public static final AttributeKey<String> RAS_VERSION = vendor("MS-RAS-Version", 18, TEXT);
  public static final AttributeKey<byte[]> FILTER = vendor("MS-Filter", 22, OCTETS);
  public static final AttributeKey<Long> ACCT_AUTH_TYPE = vendor("MS-Acct-Auth-Type", 23, INTEGER);
  public static final AttributeKey<Long> ACCT_EAP_TYPE = vendor("MS-Acct-EAP-Type", 24, INTEGER);
  public static final AttributeKey<byte[]> CHAP2_RESPONSE = vendor("MS-CHAP2-Response", 25, OCTETS);
  public static final AttributeKey<byte[]> CHAP2_SUCCESS = vendor("MS-CHAP2-Success", 26, OCTETS);
  public static final AttributeKey<byte[]> CHAP2_CPW = vendor("MS-CHAP2-CPW", 27, OCTETS);
  public static final AttributeKey<Inet4Address> PRIMARY_DNS_SERVER =
      vendor("MS-Primary-DNS-Server", 28, IPV4);
  public static final AttributeKey<Inet4Address> SECONDARY_DNS_SERVER =
      vendor("MS-Secondary-DNS-Server", 29, IPV4);
  public static final AttributeKey<Inet4Address> PRIMARY_NBNS_SERVER =
      vendor("MS-Primary-NBNS-Server", 30, IPV4);
  public static final AttributeKey<Inet4Address> SECONDARY_NBNS_SERVER =
      vendor("MS-Secondary-NBNS-Server", 31, IPV4);
  public static final AttributeKey<String> RAS_CLIENT_NAME = vendor("MS-RAS-Client-Name", 34, TEXT);
  public static final AttributeKey<String> RAS_CLIENT_VERSION =
      vendor("MS-RAS-Client-Version", 35, TEXT);
  public static final AttributeKey<Inet4Address> USER_IPV4_ADDRESS =
      vendor("MS-User-IPv4-Address", 61, IPV4);
  public static final AttributeKey<Inet6Address> USER_IPV6_ADDRESS =
      vendor("MS-User-IPv6-Address", 62, IPV6);

  private Microsoft() {}

  private static <T> AttributeKey<T> vendor(String name, int type, ValueCodec<T> codec) {
    return new AttributeKey<>(name, VENDOR, type, codec);
  }
}
