package io.dotmac.sub.radius.attribute.vendor;

import static io.dotmac.sub.radius.packet.ValueCodec.INTEGER;
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
import io.dotmac.sub.radius.packet.ValueCodec;
import java.net.Inet4Address;
import java.net.Inet6Address;

/** Attributes of Juniper's broadband gateways, once Unisphere's ERX. */
public final class JuniperErx {
  /** The private enterprise number. */
  public static final int VENDOR = 4874;

  public static final AttributeKey<String> VIRTUAL_ROUTER_NAME =
      vendor("ERX-Virtual-Router-Name", 1, TEXT);
  public static final AttributeKey<String> ADDRESS_POOL_NAME =
      vendor("ERX-Address-Pool-Name", 2, TEXT);
  public static final AttributeKey<String> LOCAL_LOOPBACK_INTERFACE =
      vendor("ERX-Local-Loopback-Interface", 3, TEXT);
  public static final AttributeKey<Inet4Address> PRIMARY_DNS = vendor("ERX-Primary-Dns", 4, IPV4);
  public static final AttributeKey<Inet4Address> SECONDARY_DNS =
      vendor("ERX-Secondary-Dns", 5, IPV4);
  public static final AttributeKey<String> INGRESS_POLICY_NAME =
      vendor("ERX-Ingress-Policy-Name", 10, TEXT);
  public static final AttributeKey<String> EGRESS_POLICY_NAME =
      vendor("ERX-Egress-Policy-Name", 11, TEXT);
  public static final AttributeKey<Long> INGRESS_STATISTICS =
      vendor("ERX-Ingress-Statistics", 12, INTEGER);
  public static final AttributeKey<Long> EGRESS_STATISTICS =
      vendor("ERX-Egress-Statistics", 13, INTEGER);
  public static final AttributeKey<Long> SA_VALIDATE = vendor("ERX-Sa-Validate", 22, INTEGER);
  public static final AttributeKey<String> PPPOE_DESCRIPTION =
      vendor("ERX-Pppoe-Description", 24, TEXT);
  public static final AttributeKey<String> REDIRECT_VR_NAME =
      vendor("ERX-Redirect-VR-Name", 25, TEXT);
  public static final AttributeKey<String> QOS_PROFILE_NAME =
      vendor("ERX-Qos-Profile-Name", 26, TEXT);
  public static final AttributeKey<String> PPPOE_URL = vendor("ERX-Pppoe-Url", 28, TEXT);
  public static final AttributeKey<Long> QOS_PROFILE_INTERFACE_TYPE =
      vendor("ERX-Qos-Profile-Interface-Type", 29, INTEGER);
  public static final AttributeKey<String> SERVICE_BUNDLE = vendor("ERX-Service-Bundle", 31, TEXT);
  public static final AttributeKey<String> FRAMED_IP_ROUTE_TAG =
      vendor("ERX-Framed-Ip-Route-Tag", 34, TEXT);
  public static final AttributeKey<Long> MINIMUM_BPS = vendor("ERX-Minimum-BPS", 39, INTEGER);
  public static final AttributeKey<Long> MAXIMUM_BPS = vendor("ERX-Maximum-BPS", 40, INTEGER);
  public static final AttributeKey<Long> INPUT_GIGAPKTS = vendor("ERX-Input-Gigapkts", 42, INTEGER);
  public static final AttributeKey<Long> OUTPUT_GIGAPKTS =
      vendor("ERX-Output-Gigapkts", 43, INTEGER);
  public static final AttributeKey<String> IPV6_VIRTUAL_ROUTER =
      vendor("ERX-IpV6-Virtual-Router", 45, TEXT);
  public static final AttributeKey<String> IPV6_LOCAL_INTERFACE =
      vendor("ERX-IpV6-Local-Interface", 46, TEXT);
  public static final AttributeKey<Inet6Address> IPV6_PRIMARY_DNS =
      vendor("ERX-Ipv6-Primary-Dns", 47, IPV6);
  public static final AttributeKey<Inet6Address> IPV6_SECONDARY_DNS =
      vendor("ERX-Ipv6-Secondary-Dns", 48, IPV6);
  public static final AttributeKey<Inet4Address> RADIUS_CLIENT_ADDRESS =
      vendor("ERX-Radius-Client-Address", 52, IPV4);
  public static final AttributeKey<String> SERVICE_DESCRIPTION =
      vendor("ERX-Service-Description", 53, TEXT);
  public static final AttributeKey<byte[]> DHCP_OPTIONS = vendor("ERX-Dhcp-Options", 55, OCTETS);
  public static final AttributeKey<String> DHCP_MAC_ADDR = vendor("ERX-Dhcp-Mac-Addr", 56, TEXT);
  public static final AttributeKey<Inet4Address> DHCP_GI_ADDRESS =
      vendor("ERX-Dhcp-Gi-Address", 57, IPV4);
  public static final AttributeKey<String> INTERFACE_DESC = vendor("ERX-Interface-Desc", 63, TEXT);
  public static final AttributeKey<Tagged<String>> SERVICE_ACTIVATE =
      vendor("ERX-Service-Activate", 65, TAGGED_TEXT);
  public static final AttributeKey<String> SERVICE_DEACTIVATE =
      vendor("ERX-Service-Deactivate", 66, TEXT);
  public static final AttributeKey<Tagged<Long>> SERVICE_VOLUME =
      vendor("ERX-Service-Volume", 67, TAGGED_INTEGER);
  public static final AttributeKey<Tagged<Long>> SERVICE_TIMEOUT =
      vendor("ERX-Service-Timeout", 68, TAGGED_INTEGER);
  public static final AttributeKey<Tagged<Long>> SERVICE_STATISTICS =
      vendor("ERX-Service-Statistics", 69, TAGGED_INTEGER);
  public static final AttributeKey<String> QOS_PARAMETERS = vendor("ERX-Qos-Parameters", 82, TEXT);
  public static final AttributeKey<String> SERVICE_SESSION =
      vendor("ERX-Service-Session", 83, TEXT);
  public static final AttributeKey<Long> IP_BLOCK_MULTICAST =
      vendor("ERX-IP-Block-Multicast", 101, INTEGER);
  public static final AttributeKey<String> IPV6_INGRESS_POLICY_NAME =
      vendor("ERX-IPv6-Ingress-Policy-Name", 106, TEXT);
  public static final AttributeKey<String> IPV6_EGRESS_POLICY_NAME =
      vendor("ERX-IPv6-Egress-Policy-Name", 107, TEXT);
  public static final AttributeKey<String> COS_SHAPING_PMT_TYPE =
      vendor("ERX-CoS-Shaping-Pmt-Type", 108, TEXT);
  public static final AttributeKey<Inet4Address> DHCP_GUIDED_RELAY_SERVER =
      vendor("ERX-DHCP-Guided-Relay-Server", 109, IPV4);
  public static final AttributeKey<String> ACC_LOOP_CIR_ID =
      vendor("ERX-Acc-Loop-Cir-Id", 110, TEXT);
  public static final AttributeKey<byte[]> ACC_AGGR_CIR_ID_BIN =
      vendor("ERX-Acc-Aggr-Cir-Id-Bin", 111, OCTETS);
  public static final AttributeKey<String> ACC_AGGR_CIR_ID_ASC =
      vendor("ERX-Acc-Aggr-Cir-Id-Asc", 112, TEXT);
  public static final AttributeKey<Long> ACT_DATA_RATE_UP =
      vendor("ERX-Act-Data-Rate-Up", 113, INTEGER);
  public static final AttributeKey<Long> ACT_DATA_RATE_DN =
      vendor("ERX-Act-Data-Rate-Dn", 114, INTEGER);
  public static final AttributeKey<Long> MIN_DATA_RATE_UP =
      vendor("ERX-Min-Data-Rate-Up", 115, INTEGER);
  public static final AttributeKey<Long> MIN_DATA_RATE_DN =
      vendor("ERX-Min-Data-Rate-Dn", 116, INTEGER);
  public static final AttributeKey<Long> ATT_DATA_RATE_UP =
      vendor("ERX-Att-Data-Rate-Up", 117, INTEGER);
  public static final AttributeKey<Long> ATT_DATA_RATE_DN =
      vendor("ERX-Att-Data-Rate-Dn", 118, INTEGER);
  public static final AttributeKey<Long> MAX_DATA_RATE_UP =
      vendor("ERX-Max-Data-Rate-Up", 119, INTEGER);
  public static final AttributeKey<Long> MAX_DATA_RATE_DN =
      vendor("ERX-Max-Data-Rate-Dn", 120, INTEGER);
  public static final AttributeKey<Long> DSL_LINE_STATE =
      vendor("ERX-DSL-Line-State", 127, INTEGER);
  public static final AttributeKey<Long> DSL_TYPE = vendor("ERX-DSL-Type", 128, INTEGER);
  public static final AttributeKey<IpPrefix> IPV6_NDRA_PREFIX =
      vendor("ERX-IPv6-NdRa-Prefix", 129, IPV6_PREFIX);
  public static final AttributeKey<String> QOS_SET_NAME = vendor("ERX-Qos-Set-Name", 130, TEXT);
  public static final AttributeKey<Tagged<Long>> SERVICE_ACCT_INTERVAL =
      vendor("ERX-Service-Acct-Interval", 140, TAGGED_INTEGER);
  public static final AttributeKey<Long> DOWNSTREAM_CALC_RATE =
      vendor("ERX-DownStream-Calc-Rate", 141, INTEGER);
  public static final AttributeKey<Long> UPSTREAM_CALC_RATE =
      vendor("ERX-UpStream-Calc-Rate", 142, INTEGER);
  public static final AttributeKey<Long> MAX_CLIENTS_PER_INTERFACE =
      vendor("ERX-Max-Clients-Per-Interface", 143, INTEGER);
  public static final AttributeKey<String> COS_SCHEDULER_PMT_TYPE =
      vendor("ERX-CoS-Scheduler-Pmt-Type", 146, TEXT);
  public static final AttributeKey<String> BACKUP_ADDRESS_POOL =
      vendor("ERX-Backup-Address-Pool", 147, TEXT);
  public static final AttributeKey<String> ICR_PARTITION_ID =
      vendor("ERX-ICR-Partition-Id", 150, TEXT);
  public static final AttributeKey<Long> IPV6_ACCT_INPUT_OCTETS =
      vendor("ERX-IPv6-Acct-Input-Octets", 151, INTEGER);
  public static final AttributeKey<Long> IPV6_ACCT_OUTPUT_OCTETS =
      vendor("ERX-IPv6-Acct-Output-Octets", 152, INTEGER);
  public static final AttributeKey<Long> IPV6_ACCT_INPUT_PACKETS =
      vendor("ERX-IPv6-Acct-Input-Packets", 153, INTEGER);
  public static final AttributeKey<Long> IPV6_ACCT_OUTPUT_PACKETS =
      vendor("ERX-IPv6-Acct-Output-Packets", 154, INTEGER);
  public static final AttributeKey<Long> IPV6_ACCT_INPUT_GIGAWORDS =
      vendor("ERX-IPv6-Acct-Input-Gigawords", 155, INTEGER);
  public static final AttributeKey<Long> IPV6_ACCT_OUTPUT_GIGAWORDS =
      vendor("ERX-IPv6-Acct-Output-Gigawords", 156, INTEGER);
  public static final AttributeKey<String> IPV6_NDRA_POOL_NAME =
      vendor("ERX-IPv6-NdRa-Pool-Name", 157, TEXT);
  public static final AttributeKey<String> PPPOE_PADN = vendor("ERX-PppoE-Padn", 158, TEXT);
  public static final AttributeKey<byte[]> DHCP_OPTION_82 =
      vendor("ERX-Dhcp-Option-82", 159, OCTETS);
  public static final AttributeKey<Long> VLAN_MAP_ID = vendor("ERX-Vlan-Map-Id", 160, INTEGER);
  public static final AttributeKey<String> IPV6_DELEGATED_POOL_NAME =
      vendor("ERX-IPv6-Delegated-Pool-Name", 161, TEXT);
  public static final AttributeKey<Long> TX_CONNECT_SPEED =
      vendor("ERX-Tx-Connect-Speed", 162, INTEGER);
  public static final AttributeKey<Long> RX_CONNECT_SPEED =
      vendor("ERX-Rx-Connect-Speed", 163, INTEGER);
  public static final AttributeKey<Tagged<Long>> SERVICE_ACTIVATE_TYPE =
      vendor("ERX-Service-Activate-Type", 173, TAGGED_INTEGER);
  public static final AttributeKey<Inet4Address> REDIRECT_GW_ADDRESS =
      vendor("ERX-Redirect-GW-Address", 175, IPV4);
  public static final AttributeKey<String> APN_NAME = vendor("ERX-APN-Name", 176, TEXT);
  public static final AttributeKey<String> COS_SHAPING_RATE =
      vendor("ERX-Cos-Shaping-Rate", 177, TEXT);
  public static final AttributeKey<String> ACTION_REASON = vendor("ERX-Action-Reason", 178, TEXT);
  public static final AttributeKey<Tagged<Long>> SERVICE_VOLUME_GIGAWORDS =
      vendor("ERX-Service-Volume-Gigawords", 179, TAGGED_INTEGER);
  public static final AttributeKey<Tagged<String>> UPDATE_SERVICE =
      vendor("ERX-Update-Service", 180, TAGGED_TEXT);
  public static final AttributeKey<Inet6Address> DHCPV6_GUIDED_RELAY_SERVER =
      vendor("ERX-DHCPv6-Guided-Relay-Server", 181, IPV6);
  public static final AttributeKey<String> ACC_LOOP_REMOTE_ID =
      vendor("ERX-Acc-Loop-Remote-Id", 182, TEXT);
  public static final AttributeKey<byte[]> ACC_LOOP_ENCAP =
      vendor("ERX-Acc-Loop-Encap", 183, OCTETS);
  public static final AttributeKey<String> CORE_FACING_INTERFACE =
      vendor("ERX-Core-Facing-Interface", 185, TEXT);
  public static final AttributeKey<Inet4Address> DHCP_FIRST_RELAY_IPV4_ADDRESS =
      vendor("ERX-DHCP-First-Relay-IPv4-Address", 189, IPV4);
  public static final AttributeKey<Inet6Address> DHCP_FIRST_RELAY_IPV6_ADDRESS =
      vendor("ERX-DHCP-First-Relay-IPv6-Address", 190, IPV6);
  public static final AttributeKey<String> INPUT_INTERFACE_FILTER =
      vendor("ERX-Input-Interface-Filter", 191, TEXT);
  public static final AttributeKey<String> OUTPUT_INTERFACE_FILTER =
      vendor("ERX-Output-Interface-Filter", 192, TEXT);
  public static final AttributeKey<String> IPV4_INPUT_SERVICE_SET =
      vendor("ERX-IPv4-Input-Service-Set", 196, TEXT);
  public static final AttributeKey<String> IPV4_OUTPUT_SERVICE_SET =
      vendor("ERX-IPv4-Output-Service-Set", 197, TEXT);
  public static final AttributeKey<String> IPV4_INPUT_SERVICE_FILTER =
      vendor("ERX-IPv4-Input-Service-Filter", 198, TEXT);
  public static final AttributeKey<String> IPV4_OUTPUT_SERVICE_FILTER =
      vendor("ERX-IPv4-Output-Service-Filter", 199, TEXT);
  public static final AttributeKey<String> IPV6_INPUT_SERVICE_SET =
      vendor("ERX-IPv6-Input-Service-Set", 200, TEXT);
  public static final AttributeKey<String> IPV6_OUTPUT_SERVICE_SET =
      vendor("ERX-IPv6-Output-Service-Set", 201, TEXT);
  public static final AttributeKey<String> IPV6_INPUT_SERVICE_FILTER =
      vendor("ERX-IPv6-Input-Service-Filter", 202, TEXT);
  public static final AttributeKey<String> IPV6_OUTPUT_SERVICE_FILTER =
      vendor("ERX-IPv6-Output-Service-Filter", 203, TEXT);
  public static final AttributeKey<Long> RE_AUTHENTICATION_CATALYST =
      vendor("ERX-Re-Authentication-Catalyst", 206, INTEGER);
  public static final AttributeKey<byte[]> DHCPV6_OPTIONS =
      vendor("ERX-DHCPv6-Options", 207, OCTETS);
  public static final AttributeKey<Long> ACCT_REQUEST_REASON =
      vendor("ERX-Acct-Request-Reason", 210, INTEGER);
  public static final AttributeKey<Long> ROUTING_SERVICES =
      vendor("ERX-Routing-Services", 212, INTEGER);
  public static final AttributeKey<Long> INTERFACE_SET_TARGETING_WEIGHT =
      vendor("ERX-Interface-Set-Targeting-Weight", 213, INTEGER);
  public static final AttributeKey<Long> INTERFACE_TARGETING_WEIGHT =
      vendor("ERX-Interface-Targeting-Weight", 214, INTEGER);
  public static final AttributeKey<Long> HYBRID_ACCESS_DSL_DOWNSTREAM_SPEED =
      vendor("ERX-Hybrid-Access-DSL-Downstream-Speed", 216, INTEGER);
  public static final AttributeKey<Long> HYBRID_ACCESS_LTE_DOWNSTREAM_SPEED =
      vendor("ERX-Hybrid-Access-LTE-Downstream-Speed", 217, INTEGER);
  public static final AttributeKey<Long> PON_ACCESS_TYPE =
      vendor("ERX-PON-Access-Type", 219, INTEGER);
  public static final AttributeKey<Long> ONT_ONU_AVERAGE_DATA_RATE_DOWNSTREAM =
      vendor("ERX-ONT-ONU-Average-Data-Rate-Downstream", 220, INTEGER);
  public static final AttributeKey<Long> ONT_ONU_PEAK_DATA_RATE_DOWNSTREAM =
      vendor("ERX-ONT-ONU-Peak-Data-Rate-Downstream", 221, INTEGER);
  public static final AttributeKey<Long> ONT_ONU_MAXIMUM_DATA_RATE_UPSTREAM =
      vendor("ERX-ONT-ONU-Maximum-Data-Rate-Upstream", 222, INTEGER);
  public static final AttributeKey<Long> ONT_ONU_ASSURED_DATA_RATE_UPSTREAM =
      vendor("ERX-ONT-ONU-Assured-Data-Rate-Upstream", 223, INTEGER);
  public static final AttributeKey<Long> PON_TREE_MAXIMUM_DATA_RATE_UPSTREAM =
      vendor("ERX-PON-Tree-Maximum-Data-Rate-Upstream", 224, INTEGER);
  public static final AttributeKey<Long> PON_TREE_MAXIMUM_DATA_RATE_DOWNSTREAM =
      vendor("ERX-PON-Tree-Maximum-Data-Rate-Downstream", 225, INTEGER);
  public static final AttributeKey<Long> EXPECTED_THROUGHPUT_UPSTREAM =
      vendor("ERX-Expected-Throughput-Upstream", 226, INTEGER);
  public static final AttributeKey<Long> EXPECTED_THROUGHPUT_DOWNSTREAM =
      vendor("ERX-Expected-Throughput-Downstream", 227, INTEGER);
  public static final AttributeKey<Long> ATTAINABLE_EXPECTED_THROUGHPUT_UPSTREAM =
      vendor("ERX-Attainable-Expected-Throughput-Upstream", 228, INTEGER);
  public static final AttributeKey<Long> ATTAINABLE_EXPECTED_THROUGHPUT_DOWNSTREAM =
      vendor("ERX-Attainable-Expected-Throughput-Downstream", 229, INTEGER);
  public static final AttributeKey<Long> GAMMA_DATA_RATE_UPSTREAM =
      vendor("ERX-Gamma-Data-Rate-Upstream", 230, INTEGER);
  public static final AttributeKey<Long> GAMMA_DATA_RATE_DOWNSTREAM =
      vendor("ERX-Gamma-Data-Rate-Downstream", 231, INTEGER);
  public static final AttributeKey<Long> ATTAINABLE_GAMMA_DATA_RATE_UPSTREAM =
      vendor("ERX-Attainable-Gamma-Data-Rate-Upstream", 232, INTEGER);
  public static final AttributeKey<Long> ATTAINABLE_GAMMA_DATA_RATE_DOWNSTREAM =
      vendor("ERX-Attainable-Gamma-Data-Rate-Downstream", 233, INTEGER);

  private JuniperErx() {}

  private static <T> AttributeKey<T> vendor(String name, int type, ValueCodec<T> codec) {
    return new AttributeKey<>(name, VENDOR, type, codec);
  }
}
