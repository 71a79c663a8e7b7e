package io.dotmac.sub.server.adapter.snmp;

import io.dotmac.sub.core.network.cpe.OntReading;
import io.dotmac.sub.core.network.poll.DeviceReading;
import io.dotmac.sub.core.network.poll.DueTarget;
import io.dotmac.sub.devices.poller.PollResult;
import io.dotmac.sub.devices.poller.PolledRow;
import io.dotmac.sub.devices.transport.snmp.Oid;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a device said, in the words of the poller. Values are known by the names that maps give
 * them, so a map of a device's own means what one that comes along would.
 */
final class Said {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  private static final BigDecimal MOST_MBPS = BigDecimal.valueOf(10_000_000);
  private static final int PERCENT_DIGITS = 2;

  private final PollResult result;

  Said(PollResult result) {
    this.result = result;
  }

  DeviceReading reading(DueTarget due, Instant at) {
    String error = result.failures().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(each -> each.getKey() + ": " + each.getValue().message())
        .collect(Collectors.joining("; "));
    boolean answered = !result.tables().isEmpty();
    return new DeviceReading(
        due.id(),
        due.token(),
        at,
        answered,
        error.isEmpty() ? null : error,
        health(),
        ports(),
        due.isOlt() ? onts() : List.of());
  }

  private DeviceReading.Health health() {
    PolledRow system = result.rows("system").stream()
        .findFirst()
        .orElseGet(() -> new PolledRow(Oid.of("0"), Map.of()));
    return new DeviceReading.Health(
        system.text("name"),
        system.text("description"),
        system.decimal("upSeconds").map(BigDecimal::longValue).orElse(null),
        processors(),
        memory(),
        most(parts("temperatureCelsius")).orElse(null));
  }

  /** The average of its processors, or of its boards the busiest. */
  private @Nullable BigDecimal processors() {
    List<BigDecimal> loads = parts("loadPercent").toList();
    if (loads.isEmpty()) {
      return most(parts("processorPercent")).orElse(null);
    }
    BigDecimal all = loads.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    return all.divide(BigDecimal.valueOf(loads.size()), PERCENT_DIGITS, RoundingMode.HALF_UP);
  }

  private @Nullable BigDecimal memory() {
    Optional<BigDecimal> boards = most(parts("memoryPercent"));
    return boards
        .or(() -> most(result.rows("storage").stream()
            .filter(row -> row.text("description")
                .toLowerCase(Locale.ROOT)
                .matches("(main|physical|real) memory|ram.*"))
            .flatMap(row -> used(row).stream())))
        .orElse(null);
  }

  private static Optional<BigDecimal> used(PolledRow row) {
    BigDecimal units = row.decimal("units").orElse(BigDecimal.ZERO);
    return units.signum() <= 0
        ? Optional.empty()
        : row.decimal("unitsUsed")
            .map(
                used -> used.multiply(HUNDRED).divide(units, PERCENT_DIGITS, RoundingMode.HALF_UP));
  }

  /** Of the device itself: rows that are no ONT, port or module. */
  private Stream<BigDecimal> parts(String column) {
    return result.tables().entrySet().stream()
        .filter(table -> !table.getKey().contains("optics"))
        .flatMap(table -> table.getValue().stream())
        .filter(row -> row.text("pon").isEmpty())
        .flatMap(row -> row.decimal(column).stream());
  }

  private static Optional<BigDecimal> most(Stream<BigDecimal> values) {
    return values.max(BigDecimal::compareTo);
  }

  private List<DeviceReading.Port> ports() {
    Map<Oid, PolledRow> old = new HashMap<>();
    result.rows("interfaces-32").forEach(row -> old.put(row.index(), row));
    boolean wide = old.isEmpty();
    List<DeviceReading.Port> ports = new ArrayList<>();
    for (PolledRow row : result.rows("interfaces")) {
      // Line terminals number their ports beyond 2^31; the number only tells whether it changed.
      int index = (int) row.index().at(row.index().size() - 1);
      ports.add(port(index, row, wide ? row : old.getOrDefault(row.index(), row), wide));
    }
    return ports;
  }

  private static DeviceReading.Port port(
      int index, PolledRow row, PolledRow counted, boolean wide) {
    String name = row.text("name").isBlank() ? row.text("description") : row.text("name");
    return new DeviceReading.Port(
        index,
        name,
        row.text("alias"),
        up(row.text("state")),
        row.text("adminState").equals("up"),
        speed(row, counted),
        wide ? 64 : 32,
        octets(counted, "octetsIn"),
        octets(counted, "octetsOut"));
  }

  private static @Nullable Boolean up(String state) {
    return switch (state) {
      case "up" -> Boolean.TRUE;
      case "down", "dormant", "notPresent", "lowerLayerDown" -> Boolean.FALSE;
      default -> null;
    };
  }

  private static @Nullable Integer speed(PolledRow row, PolledRow counted) {
    BigDecimal mbps = row.decimal("speedMbps")
        .or(() ->
            counted.decimal("speedBps").map(bps -> bps.divide(MILLION, 0, RoundingMode.HALF_UP)))
        .orElse(BigDecimal.ZERO);
    return mbps.signum() > 0 && mbps.compareTo(MOST_MBPS) <= 0 ? mbps.intValue() : null;
  }

  private static @Nullable BigInteger octets(PolledRow row, String column) {
    return row.decimal(column).map(BigDecimal::toBigInteger).orElse(null);
  }

  private record Place(String pon, String number) {}

  /** What several maps say of one ONT is one. */
  private List<DeviceReading.Ont> onts() {
    Map<Place, Map<String, String>> places = new LinkedHashMap<>();
    result.tables().values().stream()
        .flatMap(List::stream)
        .filter(row -> !row.text("ont").isEmpty())
        .forEach(row -> places
            .computeIfAbsent(new Place(row.text("pon"), row.text("ont")), it -> new HashMap<>())
            .putAll(row.values()));
    List<DeviceReading.Ont> onts = new ArrayList<>();
    places.forEach(
        (place, values) -> ont(place, new PolledRow(Oid.of("0"), values)).ifPresent(onts::add));
    return onts;
  }

  private static Optional<DeviceReading.Ont> ont(Place place, PolledRow row) {
    return state(row)
        .map(state -> new DeviceReading.Ont(
            row.text("serial"),
            place.pon(),
            row.decimal("ont").map(BigDecimal::intValue).orElse(null),
            state,
            power(row, "rxDbm"),
            power(row, "txDbm"),
            power(row, "oltRxDbm"),
            row.decimal("temperatureCelsius").orElse(null),
            row.decimal("distanceMeters").map(BigDecimal::intValue).orElse(null)));
  }

  private static @Nullable BigDecimal power(PolledRow row, String column) {
    return row.decimal(column).map(dbm -> dbm.setScale(2, RoundingMode.HALF_UP)).orElse(null);
  }

  /** Where only light was read, light says that it is online. */
  private static Optional<OntReading.State> state(PolledRow row) {
    String state = row.text("state");
    if (state.isEmpty()) {
      return row.decimal("rxDbm").map(dbm -> OntReading.State.ONLINE);
    }
    return Optional.of(
        switch (state) {
          case "online", "working" -> OntReading.State.ONLINE;
          case "los" -> OntReading.State.LOS;
          case "dyingGasp" -> OntReading.State.DYING_GASP;
          default -> OntReading.State.OFFLINE;
        });
  }
}
