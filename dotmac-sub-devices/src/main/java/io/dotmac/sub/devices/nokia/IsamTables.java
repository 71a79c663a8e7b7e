package io.dotmac.sub.devices.nokia;

import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.OntState;
import io.dotmac.sub.devices.olt.OpticalReading;
import io.dotmac.sub.devices.olt.UnconfiguredOnt;
import io.dotmac.sub.devices.parse.Row;
import io.dotmac.sub.devices.parse.Rows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an ISAM prints, as values. A row that does not look as it should is left out; nothing
 * throws, whatever the text and wherever it is cut.
 */
final class IsamTables {
  private static final Pattern UNCONFIGURED = Pattern.compile(
      "\\s*(?<alarm>\\d+)\\s+(?<place>(?:x-pon:)?[\\d/]+)\\s+(?<sernum>[0-9A-Za-z]{12})"
          + "(?:\\s+(?<words>\\S.*?))?\\s*");
  private static final Pattern LABEL =
      Pattern.compile("(?<![^\\s])([a-z0-9][a-z0-9()_./-]*) :(?= |$)");
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"?");

  /** Labels with which a record begins. */
  private static final Set<String> FIRST = Set.of("pon", "x_pon", "ont_idx", "sn");

  private IsamTables() {}

  static List<UnconfiguredOnt> unconfigured(String text) {
    List<UnconfiguredOnt> found = new ArrayList<>();
    for (Row row : Rows.matching(text, UNCONFIGURED)) {
      IsamPlaces.port(row.text("place"))
          .ifPresent(port -> found.add(new UnconfiguredOnt(
              port, row.text("sernum"), OntSerial.parse(row.text("sernum")), "", "")));
    }
    return found;
  }

  /**
   * Records of {@code label : value}, several on a line. Names are as those of {@link Rows}. A
   * value goes to the next label; what stands in quotes is no label.
   */
  static List<Row> records(String text) {
    List<Map<String, String>> records = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String plain = blanked(line);
      Matcher label = LABEL.matcher(plain);
      boolean more = label.find();
      while (more) {
        String name = Rows.name(label.group(1));
        int from = label.end();
        more = label.find();
        String value =
            line.substring(from, more ? label.start() : line.length()).strip();
        boolean begins = records.isEmpty()
            || FIRST.contains(name) && records.get(records.size() - 1).containsKey(name);
        if (begins) {
          records.add(new LinkedHashMap<>());
        }
        records.get(records.size() - 1).putIfAbsent(name, unquoted(value));
      }
    }
    return records.stream().map(Row::new).toList();
  }

  /** The line with what is in quotes written over: the places stay. */
  private static String blanked(String line) {
    StringBuilder plain = new StringBuilder(line);
    Matcher quoted = QUOTED.matcher(line);
    while (quoted.find()) {
      for (int i = quoted.start(); i < quoted.end(); i++) {
        plain.setCharAt(i, '"');
      }
    }
    return plain.toString();
  }

  private static String unquoted(String value) {
    return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1).strip()
        : value;
  }

  /** The ONTs of a port, by the status of each. */
  static List<OntState> onts(String text) {
    List<OntState> onts = new ArrayList<>();
    for (Row row : records(text)) {
      IsamPlaces.ont(row.text("ont")).ifPresent(ref -> onts.add(state(ref, row)));
    }
    return onts;
  }

  private static OntState state(OntRef ref, Row row) {
    return new OntState(
        ref,
        row.text("sernum"),
        OntSerial.parse(row.text("sernum")),
        !row.text("admin_status").equals("down"),
        switch (row.text("oper_status")) {
          case "up" -> OntState.Run.ONLINE;
          case "down" -> OntState.Run.OFFLINE;
          default -> OntState.Run.UNKNOWN;
        },
        OptionalInt.empty(),
        OptionalInt.empty(),
        undefined(row.text("desc1")),
        row.decimal("ont_olt_distance_km")
            .map(km -> OptionalInt.of(km.movePointRight(3).intValue()))
            .orElse(OptionalInt.empty()),
        "");
  }

  private static String undefined(String text) {
    return text.equals("undefined") ? "" : text;
  }

  /** Where the ONT of an answer is. */
  static Optional<OntRef> place(String text) {
    return records(text).stream()
        .flatMap(row -> IsamPlaces.ont(row.text("ont_idx")).stream())
        .findFirst();
  }

  /** The optics of one ONT; empty when the answer has none. */
  static Optional<OpticalReading> optics(int ont, String text) {
    return records(text).stream()
        .filter(row -> !row.text("ont_idx").isEmpty())
        .map(row -> new OpticalReading(
            ont,
            value(row, "rx_signal_level"),
            value(row, "tx_signal_level"),
            value(row, "olt_rx_sig_level"),
            value(row, "ont_temperature"),
            value(row, "ont_voltage"),
            value(row, "laser_bias_curr")))
        .findFirst();
  }

  /** Some releases print the unit in the label. */
  private static Optional<BigDecimal> value(Row row, String name) {
    return row.values().keySet().stream()
        .filter(each -> each.equals(name) || each.startsWith(name + "_"))
        .findFirst()
        .flatMap(row::decimal);
  }

  /** The lines of a flat configuration. */
  static List<String> configuration(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> line.startsWith("configure "))
        .map(line -> line.replaceAll(" +", " "))
        .toList();
  }
}
