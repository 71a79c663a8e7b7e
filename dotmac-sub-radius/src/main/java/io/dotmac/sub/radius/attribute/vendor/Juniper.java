package io.dotmac.sub.radius.attribute.vendor;

import static io.dotmac.sub.radius.packet.ValueCodec.INTEGER;
import static io.dotmac.sub.radius.packet.ValueCodec.IPV4;
import static io.dotmac.sub.radius.packet.ValueCodec.TEXT;

import io.dotmac.sub.radius.packet.AttributeKey;
import io.dotmac.sub.radius.packet.ValueCodec;
import java.net.Inet4Address;

/** Attributes of Juniper Networks' routers and switches. */
public final class Juniper {
  /** The private enterprise number. */
  public static final int VENDOR = 2636;

  public static final AttributeKey<String> LOCAL_USER_NAME =
      vendor("Juniper-Local-User-Name", 1, TEXT);
  public static final AttributeKey<String> ALLOW_COMMANDS =
      vendor("Juniper-Allow-Commands", 2, TEXT);
  public static final AttributeKey<String> DENY_COMMANDS = vendor("Juniper-Deny-Commands", 3, TEXT);
  public static final AttributeKey<String> ALLOW_CONFIGURATION =
      vendor("Juniper-Allow-Configuration", 4, TEXT);
  public static final AttributeKey<String> DENY_CONFIGURATION =
      vendor("Juniper-Deny-Configuration", 5, TEXT);
  public static final AttributeKey<String> INTERACTIVE_COMMAND =
      vendor("Juniper-Interactive-Command", 8, TEXT);
  public static final AttributeKey<String> CONFIGURATION_CHANGE =
      vendor("Juniper-Configuration-Change", 9, TEXT);
  public static final AttributeKey<String> USER_PERMISSIONS =
      vendor("Juniper-User-Permissions", 10, TEXT);
  public static final AttributeKey<Long> CTP_GROUP = vendor("Juniper-CTP-Group", 21, INTEGER);
  public static final AttributeKey<Long> CTPVIEW_APP_GROUP =
      vendor("Juniper-CTPView-APP-Group", 22, INTEGER);
  public static final AttributeKey<Long> CTPVIEW_OS_GROUP =
      vendor("Juniper-CTPView-OS-Group", 23, INTEGER);
  public static final AttributeKey<Inet4Address> PRIMARY_DNS =
      vendor("Juniper-Primary-Dns", 31, IPV4);
  public static final AttributeKey<Inet4Address> PRIMARY_WINS =
      vendor("Juniper-Primary-Wins", 32, IPV4);
  public static final AttributeKey<Inet4Address> SECONDARY_DNS =
      vendor("Juniper-Secondary-Dns", 33, IPV4);
  public static final AttributeKey<Inet4Address> SECONDARY_WINS =
      vendor("Juniper-Secondary-Wins", 34, IPV4);
  public static final AttributeKey<String> INTERFACE_ID = vendor("Juniper-Interface-id", 35, TEXT);
  public static final AttributeKey<String> IP_POOL_NAME = vendor("Juniper-Ip-Pool-Name", 36, TEXT);
  public static final AttributeKey<Long> KEEP_ALIVE = vendor("Juniper-Keep-Alive", 37, INTEGER);
  public static final AttributeKey<String> COS_TRAFFIC_CONTROL_PROFILE =
      vendor("Juniper-CoS-Traffic-Control-Profile", 38, TEXT);
  public static final AttributeKey<String> COS_PARAMETER =
      vendor("Juniper-CoS-Parameter", 39, TEXT);
  public static final AttributeKey<Long> ENCAPSULATION_OVERHEAD =
      vendor("Juniper-encapsulation-overhead", 40, INTEGER);
  public static final AttributeKey<Long> CELL_OVERHEAD =
      vendor("Juniper-cell-overhead", 41, INTEGER);
  public static final AttributeKey<Long> TX_CONNECT_SPEED =
      vendor("Juniper-tx-connect-speed", 42, INTEGER);
  public static final AttributeKey<Long> RX_CONNECT_SPEED =
      vendor("Juniper-rx-connect-speed", 43, INTEGER);
  public static final AttributeKey<String> FIREWALL_FILTER_NAME =
      vendor("Juniper-Firewall-filter-name", 44, TEXT);
  public static final AttributeKey<String> POLICER_PARAMETER =
      vendor("Juniper-Policer-Parameter", 45, TEXT);
  public static final AttributeKey<String> LOCAL_GROUP_NAME =
      vendor("Juniper-Local-Group-Name", 46, TEXT);
  public static final AttributeKey<String> LOCAL_INTERFACE =
      vendor("Juniper-Local-Interface", 47, TEXT);
  public static final AttributeKey<String> SWITCHING_FILTER =
      vendor("Juniper-Switching-Filter", 48, TEXT);
  public static final AttributeKey<String> VOIP_VLAN = vendor("Juniper-VoIP-Vlan", 49, TEXT);
  public static final AttributeKey<String> CWA_REDIRECT = vendor("Juniper-CWA-Redirect", 50, TEXT);
  public static final AttributeKey<String> AV_PAIR = vendor("Juniper-AV-Pair", 52, TEXT);

  private Juniper() {}

  private static <T> AttributeKey<T> vendor(String name, int type, ValueCodec<T> codec) {
    return new AttributeKey<>(name, VENDOR, type, codec);
  }
}
