package io.dotmac.sub.devices.huawei;

import io.dotmac.sub.devices.olt.Board;
import io.dotmac.sub.devices.olt.ConfiguredService;
import io.dotmac.sub.devices.olt.EthernetPort;
import io.dotmac.sub.devices.olt.LearnedMac;
import io.dotmac.sub.devices.olt.OltFacts;
import io.dotmac.sub.devices.olt.OntProfile;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.olt.OntState;
import io.dotmac.sub.devices.olt.OpticalReading;
import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.olt.ServicePort;
import io.dotmac.sub.devices.olt.UnconfiguredOnt;
import io.dotmac.sub.devices.parse.Row;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Rows as values. A row without its key is left out: it says nothing about anything. */
final class SmartaxReadings {
  private SmartaxReadings() {}

  private static Stream<Row> rows(String command, String text) {
    return SmartaxTables.read(command, text).stream().flatMap(List::stream);
  }

  static List<UnconfiguredOnt> autofind(String text) {
    return rows("display ont autofind", text)
        .flatMap(row -> PonPort.parse(row.text("f_s_p")).stream()
            .map(port -> new UnconfiguredOnt(
                port,
                row.text("ont_sn"),
                serial(row.text("ont_sn")),
                row.text("ont_equipmentid"),
                row.text("ont_softwareversion"))))
        .toList();
  }

  /** ONTs of an answer in full or as a list. */
  static List<OntState> onts(String text) {
    return SmartaxTables.onts(text).stream().flatMap(row -> ont(row).stream()).toList();
  }

  private static Optional<OntState> ont(Row row) {
    boolean full = !row.text("f_s_p").isEmpty();
    Optional<PonPort> port = PonPort.parse(row.text(full ? "f_s_p" : "fsp"));
    OptionalInt number = row.number(full ? "ont_id" : "ontId");
    if (port.isEmpty() || number.isEmpty() || number.getAsInt() < 0 || number.getAsInt() > 255) {
      return Optional.empty();
    }
    String sn = row.text(full ? "sn" : "serialNumber");
    return Optional.of(new OntState(
        new OntRef(port.get(), number.getAsInt()),
        sn,
        serial(sn),
        row.text(full ? "control_flag" : "controlFlag").equals("active"),
        run(row.text(full ? "run_state" : "runState")),
        row.number("line_profile_id"),
        row.number("service_profile_id"),
        row.text("description"),
        row.number("ont_distance_m"),
        row.text("last_down_cause")));
  }

  private static OntState.Run run(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "online" -> OntState.Run.ONLINE;
      case "offline" -> OntState.Run.OFFLINE;
      default -> OntState.Run.UNKNOWN;
    };
  }

  /** {@code 485754431234ABCD (HWTC-1234ABCD)}, or either part of it. */
  private static Optional<OntSerial> serial(String text) {
    return Stream.of(text.split("[\\s()]+"))
        .flatMap(part -> OntSerial.parse(part).stream())
        .findFirst();
  }

  static List<ServicePort> servicePorts(String text) {
    return rows("display service-port", text)
        .filter(row -> row.number("ontId").isPresent() && row.number("gemIndex").isPresent())
        .flatMap(row -> PonPort.parse(row.text("fsp")).stream()
            .map(port -> new ServicePort(
                row.number("index").orElse(0),
                row.number("vlanId").orElse(0),
                new OntRef(port, row.number("ontId").getAsInt()),
                row.number("gemIndex").getAsInt(),
                row.text("flowType").equals("vlan")
                    ? row.number("vlanAccess")
                    : OptionalInt.empty(),
                row.text("state").equals("up"))))
        .toList();
  }

  /** The same as services, each with its traffic tables. */
  static List<ConfiguredService> services(String text) {
    return rows("display service-port", text)
        .filter(row -> row.number("ontId").orElse(256) < 256 && isVlan(row.number("vlanId")))
        .flatMap(row -> PonPort.parse(row.text("fsp")).stream()
            .map(port -> new ConfiguredService(
                new OntRef(port, row.number("ontId").getAsInt()), service(row))))
        .toList();
  }

  private static boolean isVlan(OptionalInt number) {
    return number.orElse(0) >= 1 && number.orElse(0) <= 4094;
  }

  private static OntService service(Row row) {
    int vlan = row.number("vlanId").getAsInt();
    OptionalInt user = row.number("vlanAccess");
    int gemport = row.number("gemIndex").orElse(0);
    OntService plain = new OntService(
        vlan,
        isVlan(user) ? user.getAsInt() : vlan,
        gemport >= 0 && gemport <= 4095 ? gemport : 0,
        OptionalInt.empty(),
        OptionalInt.empty());
    return row.number("rx").isPresent() && row.number("tx").isPresent()
        ? plain.limitedBy(row.number("rx").getAsInt(), row.number("tx").getAsInt())
        : plain;
  }

  /** The traffic tables of a flow, in the columns RX and TX. */
  static Optional<int[]> trafficTables(String text, int index) {
    return rows("display service-port", text)
        .filter(row -> row.number("index").equals(OptionalInt.of(index)))
        .filter(row -> row.number("rx").isPresent() && row.number("tx").isPresent())
        .map(row -> new int[] {row.number("rx").getAsInt(), row.number("tx").getAsInt()})
        .findFirst();
  }

  static List<OntProfile> profiles(String text) {
    return rows("display ont-lineprofile", text)
        .filter(row -> row.number("profileId").isPresent())
        .map(row -> new OntProfile(
            row.number("profileId").getAsInt(),
            row.text("profileName"),
            row.number("bindingTimes").orElse(0)))
        .toList();
  }

  static List<OpticalReading> optics(String text) {
    return rows("display ont optical-info", text)
        .filter(row -> row.number("ontId").isPresent())
        .map(row -> new OpticalReading(
            row.number("ontId").getAsInt(),
            row.decimal("rxPower"),
            row.decimal("txPower"),
            row.decimal("oltRxOnt"),
            row.decimal("temperature"),
            row.decimal("voltage"),
            row.decimal("current")))
        .toList();
  }

  static List<EthernetPort> ethernetPorts(String text) {
    return rows("display ont port state", text)
        .map(row -> new EthernetPort(
            row.number("ontPortId").orElse(0),
            row.text("ontPortType"),
            row.text("linkState").equals("up"),
            row.number("speedMbps")))
        .toList();
  }

  static List<LearnedMac> macs(String text) {
    return rows("display mac-address ont", text)
        .flatMap(row -> PonPort.parse(row.text("fsp")).stream()
            .map(port -> new LearnedMac(
                new OntRef(port, row.number("ontId").orElse(0)),
                row.text("mac"),
                row.number("vlanId").orElse(0))))
        .toList();
  }

  static OltFacts facts(String version, String boards) {
    Optional<Row> head = rows("display version", version).findFirst();
    return new OltFacts(
        head.map(row -> row.text("product")).orElse(""),
        head.map(row -> row.text("version")).orElse(""),
        head.map(row -> row.text("patch")).orElse(""),
        rows("display board", boards)
            .map(row -> new Board(
                row.number("slotId").orElse(0), row.text("boardname"), row.text("status")))
            .toList());
  }
}
