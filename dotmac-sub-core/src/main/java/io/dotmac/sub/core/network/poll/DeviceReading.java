package io.dotmac.sub.core.network.poll;

import io.dotmac.sub.core.network.cpe.OntReading;
import io.dotmac.sub.core.network.traffic.Counters;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one device said. What it cannot mean is left out here, so that it spoils nothing else.
 *
 * @param error why it said nothing, or not all
 * @param answered whether it said anything
 */
public record DeviceReading(
    UUID target,
    UUID token,
    Instant at,
    boolean answered,
    @Nullable String error,
    Health health,
    List<Port> ports,
    List<Ont> onts) {
  private static final int LONGEST = 200;

  /** Copies the lists. */
  public DeviceReading {
    error = line(error);
    ports = List.copyOf(ports);
    onts = List.copyOf(onts);
  }

  /** It did not answer. */
  public static DeviceReading silent(DueTarget target, Instant at, String error) {
    return new DeviceReading(
        target.id(), target.token(), at, false, error, Health.UNKNOWN, List.of(), List.of());
  }

  /** The same without what it said, which could not be kept. */
  DeviceReading unkept() {
    return new DeviceReading(
        target,
        token,
        at,
        answered,
        "what it said could not be kept",
        Health.UNKNOWN,
        List.of(),
        List.of());
  }

  /** How a device is. */
  public record Health(
      @Nullable String name,
      @Nullable String description,
      @Nullable Long uptimeSeconds,
      @Nullable BigDecimal cpuPercent,
      @Nullable BigDecimal memoryPercent,
      @Nullable BigDecimal temperatureC) {
    /** Nothing is known. */
    public static final Health UNKNOWN = new Health(null, null, null, null, null, null);

    /** Leaves out what it cannot mean. */
    public Health {
      name = line(name);
      description = line(description);
      cpuPercent = within(cpuPercent, 0, 100);
      memoryPercent = within(memoryPercent, 0, 100);
      temperatureC = within(temperatureC, -60, 200);
    }
  }

  /**
   * An interface.
   *
   * @param up null: the device does not say
   * @param counterBits 32 or 64: where its counters begin anew
   */
  public record Port(
      int index,
      String name,
      @Nullable String description,
      @Nullable Boolean up,
      boolean enabled,
      @Nullable Integer speedMbps,
      int counterBits,
      @Nullable BigInteger octetsIn,
      @Nullable BigInteger octetsOut) {
    /** Leaves out what it cannot mean. */
    public Port {
      String said = line(name);
      name = said == null ? "#" + index : said;
      description = line(description);
      speedMbps = speedMbps == null || speedMbps < 0 ? null : speedMbps;
    }

    /** Its counters; absent where it has none. */
    @Nullable
    Counters counters(Instant at, @Nullable Long uptimeSeconds) {
      return octetsIn == null || octetsOut == null
          ? null
          : new Counters(octetsIn, octetsOut, counterBits, at, uptimeSeconds);
    }
  }

  /**
   * An ONT as its line terminal sees it.
   *
   * @param serial absent: it is the one at that place
   */
  public record Ont(
      @Nullable String serial,
      @Nullable String ponPort,
      @Nullable Integer number,
      OntReading.State state,
      @Nullable BigDecimal ontRxDbm,
      @Nullable BigDecimal ontTxDbm,
      @Nullable BigDecimal oltRxDbm,
      @Nullable BigDecimal temperatureC,
      @Nullable Integer distanceM) {
    /** Leaves out what it cannot mean. */
    public Ont {
      serial = line(serial);
      ponPort = line(ponPort);
      ontRxDbm = within(ontRxDbm, -60, 20);
      ontTxDbm = within(ontTxDbm, -60, 20);
      oltRxDbm = within(oltRxDbm, -60, 20);
      temperatureC = within(temperatureC, -60, 150);
      distanceM = distanceM == null || distanceM < 0 || distanceM > 200_000 ? null : distanceM;
    }

    OntReading reading(Instant at) {
      return new OntReading(state, ontRxDbm, ontTxDbm, oltRxDbm, temperatureC, distanceM, at);
    }
  }

  private static @Nullable BigDecimal within(@Nullable BigDecimal value, long low, long high) {
    boolean holds = value != null
        && value.compareTo(BigDecimal.valueOf(low)) >= 0
        && value.compareTo(BigDecimal.valueOf(high)) <= 0;
    return holds ? value : null;
  }

  /** One line that can be stored, or none. */
  private static @Nullable String line(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ").strip();
    return line.isEmpty()
        ? null
        : line.codePoints()
            .limit(LONGEST)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }
}
