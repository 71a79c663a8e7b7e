package io.dotmac.sub.devices.zte;

import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.OntState;
import io.dotmac.sub.devices.olt.OpticalReading;
import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.olt.UnconfiguredOnt;
import io.dotmac.sub.devices.parse.Row;
import io.dotmac.sub.devices.parse.Rows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a ZXA10 prints, as values. A row that does not look as it should is left out; nothing
 * throws, whatever the text and wherever it is cut.
 */
final class ZxanTables {
  private static final String PLACE =
      "(?:gpon[-_](?:onu|olt)[-_])?(?<port>\\d{1,3}/\\d{1,3}/\\d{1,3})(?::(?<ont>\\d{1,3}))?";
  private static final Pattern PLACED = Pattern.compile(PLACE);
  private static final Pattern ROW = Pattern.compile("\\s*" + PLACE + "(?<rest>\\s.*)?");
  private static final Pattern ONU =
      Pattern.compile("\\s*onu (?<ont>\\d{1,3}) type (?<type>\\S+) sn (?<sn>\\S+).*");
  private static final Pattern POWER =
      Pattern.compile("\\s*(?<way>up|down)\\s+[RT]x\\s*:\\s*(?<olt>[^\\s(]+)\\S*"
          + "\\s+[RT]x\\s*:\\s*(?<onu>[^\\s(]+).*");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,4}(?:\\.\\d{1,6})?");
  private static final Pattern DISTANCE = Pattern.compile("(\\d{1,6})\\s*m?");
  private static final Pattern PHASE =
      Pattern.compile("(?i)working|los|dyinggasp|offline|syncmib|logging|authfailed|auth_failed");

  private ZxanTables() {}

  static List<UnconfiguredOnt> unconfigured(String text) {
    List<UnconfiguredOnt> found = new ArrayList<>();
    for (Row row : Rows.matching(text, ROW)) {
      List<String> words = words(row.text("rest"));
      Optional<PonPort> port = PonPort.parse(row.text("port"));
      Optional<String> serial =
          words.stream().filter(word -> OntSerial.parse(word).isPresent()).findFirst();
      if (port.isPresent() && serial.isPresent()) {
        // Newer ones print the model before the serial number, older ones none.
        int at = words.indexOf(serial.get());
        found.add(new UnconfiguredOnt(
            port.get(),
            serial.get(),
            OntSerial.parse(serial.get()),
            at == 0 ? "" : model(words.get(at - 1)),
            ""));
      }
    }
    return found;
  }

  private static String model(String text) {
    return text.matches("-+|N/A") ? "" : text;
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /** The places of an answer to a search. */
  static List<OntRef> places(String text) {
    return text.lines().flatMap(line -> place(line.strip()).stream()).toList();
  }

  private static Optional<OntRef> place(String text) {
    Matcher placed = PLACED.matcher(text);
    return placed.matches() && placed.group("ont") != null
        ? PonPort.parse(placed.group("port"))
            .filter(port -> Integer.parseInt(placed.group("ont")) <= 255)
            .map(port -> new OntRef(port, Integer.parseInt(placed.group("ont"))))
        : Optional.empty();
  }

  /** An ONT in full. */
  static Optional<OntState> detail(String text) {
    return Rows.records(text, "onu_interface").stream()
        .flatMap(row -> place(row.text("onu_interface")).stream().map(ref -> state(ref, row)))
        .findFirst();
  }

  private static OntState state(OntRef ref, Row row) {
    String serial = row.text("serial_number");
    Matcher distance = DISTANCE.matcher(row.text("onu_distance"));
    return new OntState(
        ref,
        serial,
        OntSerial.parse(serial),
        !row.text("admin_state").equalsIgnoreCase("disable"),
        run(row.text("phase_state")),
        OptionalInt.empty(),
        OptionalInt.empty(),
        row.text("description"),
        distance.matches()
            ? OptionalInt.of(Integer.parseInt(distance.group(1)))
            : OptionalInt.empty(),
        "");
  }

  /** The type of an ONT, of the same answer. */
  static String type(String text) {
    return Rows.records(text, "onu_interface").stream()
        .map(row -> row.text("type"))
        .findFirst()
        .orElse("");
  }

  private static OntState.Run run(String phase) {
    String plain = phase.toLowerCase(Locale.ROOT);
    if (plain.equals("working")) {
      return OntState.Run.ONLINE;
    }
    return PHASE.matcher(plain).matches() ? OntState.Run.OFFLINE : OntState.Run.UNKNOWN;
  }

  /** The ONTs of a port by the port's configuration, with the states that were read beside it. */
  static List<OntState> onts(PonPort port, String configuration, String states) {
    Map<Integer, Row> running = new LinkedHashMap<>();
    for (Row row : Rows.matching(states, ROW)) {
      row.number("ont").ifPresent(ont -> running.put(ont, row));
    }
    return Rows.matching(configuration, ONU).stream()
        .filter(row -> row.number("ont").orElse(-1) >= 0 && row.number("ont").getAsInt() <= 255)
        .map(row -> {
          int ont = row.number("ont").getAsInt();
          List<String> words = Optional.ofNullable(running.get(ont))
              .map(state -> words(state.text("rest")))
              .orElse(List.of());
          return new OntState(
              new OntRef(port, ont),
              row.text("sn"),
              OntSerial.parse(row.text("sn")),
              words.isEmpty() || !words.get(0).equalsIgnoreCase("disable"),
              words.stream()
                  .filter(word -> PHASE.matcher(word).matches())
                  .findFirst()
                  .map(ZxanTables::run)
                  .orElse(OntState.Run.UNKNOWN),
              OptionalInt.empty(),
              OptionalInt.empty(),
              "",
              OptionalInt.empty(),
              "");
        })
        .toList();
  }

  /** The lines of a block of the configuration, each in the mode that the block is. */
  static List<ConfigLine> lines(String mode, String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty()
            && !line.startsWith("!")
            && !line.equals("end")
            && !line.equals("exit")
            && !line.startsWith("Building configuration")
            && !line.startsWith("interface ")
            && !line.startsWith("pon-onu-mng "))
        .map(line -> new ConfigLine(mode, line.replaceAll(" +", " ")))
        .toList();
  }

  /** The optics of one ONT; empty when the answer has none. */
  static Optional<OpticalReading> optics(int ont, String text) {
    Map<String, Row> ways = new LinkedHashMap<>();
    Rows.matching(text, POWER).forEach(row -> ways.put(row.text("way"), row));
    if (ways.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new OpticalReading(
        ont,
        power(ways, "down", "onu"),
        power(ways, "up", "onu"),
        power(ways, "up", "olt"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty()));
  }

  private static Optional<BigDecimal> power(Map<String, Row> ways, String way, String side) {
    return Stream.ofNullable(ways.get(way))
        .map(row -> row.text(side))
        .filter(text -> DECIMAL.matcher(text).matches())
        .map(BigDecimal::new)
        .findFirst();
  }
}
