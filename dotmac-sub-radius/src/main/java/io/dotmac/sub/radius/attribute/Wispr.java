package io.dotmac.sub.radius.attribute;

import static io.dotmac.sub.radius.packet.ValueCodec.INTEGER;
import static io.dotmac.sub.radius.packet.ValueCodec.TEXT;

import io.dotmac.sub.radius.packet.AttributeKey;
import io.dotmac.sub.radius.packet.ValueCodec;

/** Attributes of the WISPr recommendation, which many hotspots and access points read. */
public final class Wispr {
  /** The private enterprise number. */
  public static final int VENDOR = 14122;

  public static final AttributeKey<String> LOCATION_ID = vendor("WISPr-Location-ID", 1, TEXT);
  public static final AttributeKey<String> LOCATION_NAME = vendor("WISPr-Location-Name", 2, TEXT);
  public static final AttributeKey<String> LOGOFF_URL = vendor("WISPr-Logoff-URL", 3, TEXT);
  public static final AttributeKey<String> REDIRECTION_URL =
      vendor("WISPr-Redirection-URL", 4, TEXT);
  public static final AttributeKey<Long> BANDWIDTH_MIN_UP =
      vendor("WISPr-Bandwidth-Min-Up", 5, INTEGER);
  public static final AttributeKey<Long> BANDWIDTH_MIN_DOWN =
      vendor("WISPr-Bandwidth-Min-Down", 6, INTEGER);
  public static final AttributeKey<Long> BANDWIDTH_MAX_UP =
      vendor("WISPr-Bandwidth-Max-Up", 7, INTEGER);
  public static final AttributeKey<Long> BANDWIDTH_MAX_DOWN =
      vendor("WISPr-Bandwidth-Max-Down", 8, INTEGER);
  public static final AttributeKey<String> SESSION_TERMINATE_TIME =
      vendor("WISPr-Session-Terminate-Time", 9, TEXT);
  public static final AttributeKey<Long> SESSION_TERMINATE_END_OF_DAY =
      vendor("WISPr-Session-Terminate-End-Of-Day", 10, INTEGER);
  public static final AttributeKey<String> BILLING_CLASS_OF_SERVICE =
      vendor("WISPr-Billing-Class-Of-Service", 11, TEXT);

  private Wispr() {}

  private static <T> AttributeKey<T> vendor(String name, int type, ValueCodec<T> codec) {
    return new AttributeKey<>(name, VENDOR, type, codec);
  }
}
