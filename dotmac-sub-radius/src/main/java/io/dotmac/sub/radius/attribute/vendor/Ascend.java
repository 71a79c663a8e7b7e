package io.dotmac.sub.radius.attribute.vendor;

import static io.dotmac.sub.radius.packet.ValueCodec.INTEGER;
import static io.dotmac.sub.radius.packet.ValueCodec.IPV4;
import static io.dotmac.sub.radius.packet.ValueCodec.OCTETS;
import static io.dotmac.sub.radius.packet.ValueCodec.TEXT;

import io.dotmac.sub.radius.packet.AttributeKey;
import io.dotmac.sub.radius.packet.ValueCodec;
import java.net.Inet4Address;

/** Attributes of Ascend, which routers of other makers read as well. Rates are in bit/s. */
public final class Ascend {
  /** The private enterprise number. */
  public static final int VENDOR = 529;

  public static final AttributeKey<String> QOS_UPSTREAM = vendor("Ascend-QOS-Upstream", 59, TEXT);
  public static final AttributeKey<String> QOS_DOWNSTREAM =
      vendor("Ascend-QOS-Downstream", 60, TEXT);
  public static final AttributeKey<Inet4Address> CLIENT_PRIMARY_WINS =
      vendor("Ascend-Client-Primary-WINS", 78, IPV4);
  public static final AttributeKey<Inet4Address> CLIENT_SECONDARY_WINS =
      vendor("Ascend-Client-Secondary-WINS", 79, IPV4);
  public static final AttributeKey<Long> CLIENT_ASSIGN_WINS =
      vendor("Ascend-Client-Assign-WINS", 80, INTEGER);
  public static final AttributeKey<Long> DSL_RATE_TYPE =
      vendor("Ascend-Dsl-Rate-Type", 92, INTEGER);
  public static final AttributeKey<Long> DSL_RATE_MODE =
      vendor("Ascend-Dsl-Rate-Mode", 97, INTEGER);
  public static final AttributeKey<Long> DSL_UPSTREAM_LIMIT =
      vendor("Ascend-Dsl-Upstream-Limit", 98, INTEGER);
  public static final AttributeKey<Long> DSL_DOWNSTREAM_LIMIT =
      vendor("Ascend-Dsl-Downstream-Limit", 99, INTEGER);
  public static final AttributeKey<Long> DSL_CIR_RECV_LIMIT =
      vendor("Ascend-Dsl-CIR-Recv-Limit", 100, INTEGER);
  public static final AttributeKey<Long> DSL_CIR_XMIT_LIMIT =
      vendor("Ascend-Dsl-CIR-Xmit-Limit", 101, INTEGER);
  public static final AttributeKey<Inet4Address> CLIENT_GATEWAY =
      vendor("Ascend-Client-Gateway", 132, IPV4);
  public static final AttributeKey<Inet4Address> CLIENT_PRIMARY_DNS =
      vendor("Ascend-Client-Primary-DNS", 135, IPV4);
  public static final AttributeKey<Inet4Address> CLIENT_SECONDARY_DNS =
      vendor("Ascend-Client-Secondary-DNS", 136, IPV4);
  public static final AttributeKey<Long> CLIENT_ASSIGN_DNS =
      vendor("Ascend-Client-Assign-DNS", 137, INTEGER);
  public static final AttributeKey<Long> MULTILINK_ID = vendor("Ascend-Multilink-ID", 187, INTEGER);
  public static final AttributeKey<Long> NUM_IN_MULTILINK =
      vendor("Ascend-Num-In-Multilink", 188, INTEGER);
  public static final AttributeKey<Long> PRE_INPUT_OCTETS =
      vendor("Ascend-Pre-Input-Octets", 190, INTEGER);
  public static final AttributeKey<Long> PRE_OUTPUT_OCTETS =
      vendor("Ascend-Pre-Output-Octets", 191, INTEGER);
  public static final AttributeKey<Long> PRE_INPUT_PACKETS =
      vendor("Ascend-Pre-Input-Packets", 192, INTEGER);
  public static final AttributeKey<Long> PRE_OUTPUT_PACKETS =
      vendor("Ascend-Pre-Output-Packets", 193, INTEGER);
  public static final AttributeKey<Long> MAXIMUM_TIME = vendor("Ascend-Maximum-Time", 194, INTEGER);
  public static final AttributeKey<Long> DISCONNECT_CAUSE =
      vendor("Ascend-Disconnect-Cause", 195, INTEGER);
  public static final AttributeKey<Long> CONNECT_PROGRESS =
      vendor("Ascend-Connect-Progress", 196, INTEGER);
  public static final AttributeKey<Long> DATA_RATE = vendor("Ascend-Data-Rate", 197, INTEGER);
  public static final AttributeKey<Long> PRESESSION_TIME =
      vendor("Ascend-PreSession-Time", 198, INTEGER);
  public static final AttributeKey<Long> ASSIGN_IP_POOL =
      vendor("Ascend-Assign-IP-Pool", 218, INTEGER);
  public static final AttributeKey<Long> ROUTE_IP = vendor("Ascend-Route-IP", 228, INTEGER);
  public static final AttributeKey<Long> TARGET_UTIL = vendor("Ascend-Target-Util", 234, INTEGER);
  public static final AttributeKey<Long> MAXIMUM_CHANNELS =
      vendor("Ascend-Maximum-Channels", 235, INTEGER);
  public static final AttributeKey<byte[]> DATA_FILTER = vendor("Ascend-Data-Filter", 242, OCTETS);
  public static final AttributeKey<byte[]> CALL_FILTER = vendor("Ascend-Call-Filter", 243, OCTETS);
  public static final AttributeKey<Long> IDLE_LIMIT = vendor("Ascend-Idle-Limit", 244, INTEGER);
  public static final AttributeKey<Inet4Address> PPP_ADDRESS =
      vendor("Ascend-PPP-Address", 253, IPV4);
  public static final AttributeKey<Long> XMIT_RATE = vendor("Ascend-Xmit-Rate", 255, INTEGER);

  private Ascend() {}

  private static <T> AttributeKey<T> vendor(String name, int type, ValueCodec<T> codec) {
    return new AttributeKey<>(name, VENDOR, type, codec);
  }
}
