package io.dotmac.sub.core.provisioning.line;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a line terminal says of an ONT.
 *
 * @param downCause why it was last lost, in the device's words; may be empty
 * @param distanceM in metres, as the line terminal ranges it
 * @param ethernetPorts absent where the device does not say
 * @param macAddresses learned behind it; absent where the device does not say
 */
public record SeenLine(
    LineState state,
    String downCause,
    @Nullable Integer distanceM,
    Light light,
    @Nullable List<LanPort> ethernetPorts,
    @Nullable List<String> macAddresses) {

  /** An ONT that the device does not know. */
  public static final SeenLine ABSENT =
      new SeenLine(LineState.NOT_LET_IN, "", null, Light.UNKNOWN, null, null);

  /**
   * The optics, in dBm and degrees Celsius.
   *
   * @param ontRxDbm what the ONT receives
   * @param ontTxDbm what the ONT sends
   * @param oltRxDbm what the line terminal receives of it
   * @param temperatureC of the ONT's module
   */
  public record Light(
      @Nullable BigDecimal ontRxDbm,
      @Nullable BigDecimal ontTxDbm,
      @Nullable BigDecimal oltRxDbm,
      @Nullable BigDecimal temperatureC) {
    /** Nothing is known. */
    public static final Light UNKNOWN = new Light(null, null, null, null);
  }

  /**
   * A socket of the ONT.
   *
   * @param speedMbps absent without a link
   */
  public record LanPort(int number, boolean up, @Nullable Integer speedMbps) {}
}
