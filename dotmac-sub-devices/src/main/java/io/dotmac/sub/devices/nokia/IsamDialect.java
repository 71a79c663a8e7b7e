package io.dotmac.sub.devices.nokia;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.olt.OntAuthorization;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntSerial;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.transport.CliCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The commands of an ISAM. Every value is a number, a serial, or a text that was checked. */
final class IsamDialect {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.:@+=,/-]{1,64}");
  private static final Set<String> CARDS = Set.of("ethernet", "veip");

  private IsamDialect() {}

  static CliCommand command(String text) {
    return CliCommand.of("", text);
  }

  static CliCommand discover() {
    return command("show pon unprovision-onu");
  }

  /** With the colon that tables leave out: {@code ALCL:12345678}. */
  static String serial(OntSerial serial) {
    return serial.vendor() + ":" + serial.toString().substring(serial.vendor().length());
  }

  static CliCommand bySerial(OntSerial serial) {
    return command("show equipment ont index sn:" + serial(serial) + " detail");
  }

  /** {@code pon}, or {@code x-pon} of ten gigabit. */
  static CliCommand states(String kind, PonPort port) {
    return command("show equipment ont status " + kind + " " + IsamPlaces.text(port) + " detail");
  }

  static CliCommand optics(OntRef ont) {
    return command("show equipment ont optics " + IsamPlaces.text(ont) + " detail");
  }

  private static String ont(OntRef ont) {
    return "equipment ont interface " + IsamPlaces.text(ont);
  }

  private static String slot(OntRef ont) {
    return "equipment ont slot " + IsamPlaces.text(ont) + "/1";
  }

  private static String uni(OntRef ont) {
    return IsamPlaces.text(ont) + "/1/1";
  }

  private static String bridge(OntRef ont) {
    return "bridge port " + uni(ont);
  }

  private static String queue(OntRef ont) {
    return "qos interface " + uni(ont);
  }

  /** What is configured for an ONT, part by part. */
  static List<CliCommand> configurations(OntRef ont) {
    return List.of(
        command("info configure " + ont(ont) + " flat"),
        command("info configure " + slot(ont) + " flat"),
        command("info configure " + queue(ont) + " flat"),
        command("info configure interface port uni:" + uni(ont) + " flat"),
        command("info configure " + bridge(ont) + " flat"));
  }

  static CliCommand add(OntAuthorization wanted, OntRef ont) {
    String text = wanted.description().isEmpty()
        ? ""
        : " desc1 " + quoted("description", wanted.description());
    return command("configure " + ont(ont) + " sw-ver-pland disabled" + text + " sernum "
        + serial(wanted.serial()) + " subslocid WILDCARD fec-up disable");
  }

  static CliCommand describe(OntRef ont, String text) {
    return command("configure " + ont(ont) + " desc1 " + quoted("description", text));
  }

  static CliCommand admin(OntRef ont, boolean up) {
    return command("configure " + ont(ont) + " admin-state " + (up ? "up" : "down"));
  }

  static CliCommand reboot(OntRef ont) {
    return command("admin " + ont(ont) + " reboot with-active-image");
  }

  static CliCommand remove(OntRef ont) {
    return command("configure equipment ont no interface " + IsamPlaces.text(ont));
  }

  /** The card on which an ONT's ports are. */
  static IsamLine planned(OntRef ont, String type) {
    return IsamLine.of(
        slot(ont) + " planned-card-type " + card(type) + " plndnumdataports 1 plndnumvoiceports 0",
        "equipment ont no slot " + IsamPlaces.text(ont) + "/1");
  }

  /** That limits what an ONT sends, whatever the profile: the path to it. */
  static IsamLine limit(OntRef ont, String profile) {
    return IsamLine.single(queue(ont) + " upstream-queue 0", "bandwidth-profile", profile);
  }

  /** What makes an ONT's port carry a service, each with the words that take it back. */
  static List<IsamLine> service(OntRef ont, OntService service) {
    check(service);
    List<IsamLine> lines = new ArrayList<>();
    if (!service.upstreamProfile().isEmpty()) {
      lines.add(limit(ont, "name:" + word("upstreamProfile", service.upstreamProfile())));
    }
    lines.add(IsamLine.of(
        "interface port uni:" + uni(ont) + " admin-up",
        "interface port uni:" + uni(ont) + " no admin-up"));
    lines.add(
        IsamLine.of(bridge(ont) + " max-unicast-mac 32", bridge(ont) + " no max-unicast-mac"));
    lines.add(IsamLine.of(
        bridge(ont) + " vlan-id " + service.vlan(), bridge(ont) + " no vlan-id " + service.vlan()));
    lines.add(untagged(ont, service.vlan()));
    return lines;
  }

  /** Where what comes without a tag goes. */
  static IsamLine untagged(OntRef ont, int vlan) {
    return IsamLine.single(bridge(ont), "pvid", String.valueOf(vlan));
  }

  private static void check(OntService service) {
    if (service.userVlan() != service.vlan()) {
      throw new DeviceException(new DeviceError.Invalid(
          "userVlan", "must be the VLAN itself: this driver translates none on an ISAM"));
    } else if (service.inboundTable().isPresent()
        || !service.downstreamProfile().isEmpty()) {
      throw new DeviceException(new DeviceError.Invalid(
          "inboundTable, downstreamProfile",
          "must be empty: this driver limits what a customer sends, by upstreamProfile"));
    }
  }

  /** A second service is tagged: the first keeps what comes without a tag. */
  static IsamLine tagged(OntRef ont, OntService service) {
    check(service);
    if (!service.upstreamProfile().isEmpty()) {
      throw new DeviceException(new DeviceError.Invalid(
          "upstreamProfile", "must be empty: a second service shares the queue of the first"));
    }
    return IsamLine.of(
        bridge(ont) + " vlan-id " + service.vlan(), bridge(ont) + " no vlan-id " + service.vlan());
  }

  static String card(String type) {
    if (!CARDS.contains(type)) {
      throw new DeviceException(
          new DeviceError.Invalid("type", "must be one of " + CARDS + " for an ISAM"));
    }
    return type;
  }

  private static String word(String field, String text) {
    if (!WORD.matcher(text).matches()) {
      throw new DeviceException(new DeviceError.Invalid(
          field, "must be 1 to 64 letters, digits and _.:@+=,/- for an ISAM"));
    }
    return text;
  }

  /** A text in quotes, without what would end them or ask for help. */
  static String quoted(String field, String text) {
    boolean holds =
        text.chars().allMatch(c -> c >= ' ' && c <= '~' && "\"?\\$[]{}|;'".indexOf(c) < 0);
    if (!holds || !text.equals(text.strip()) || text.contains("  ")) {
      throw new DeviceException(new DeviceError.Invalid(
          field,
          "must be printable ASCII without \"?\\$[]{}|;' and without blanks at its ends for an"
              + " ISAM"));
    }
    return "\"" + text + "\"";
  }
}
