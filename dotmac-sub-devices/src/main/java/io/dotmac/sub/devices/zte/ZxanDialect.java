package io.dotmac.sub.devices.zte;

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
import java.util.regex.Pattern;

/**
 * The commands of a ZXA10 and how a family of them names its interfaces. Every value is a number, a
 * serial, or a word that was checked.
 */
enum ZxanDialect {
  C300 {
    @Override
    String olt(PonPort port) {
      return "gpon-olt_" + port;
    }

    @Override
    String onu(OntRef ont) {
      return "gpon-onu_" + ont.port() + ":" + ont.ont();
    }

    @Override
    String unconfigured() {
      return "show gpon onu uncfg";
    }

    @Override
    String running(String name) {
      return "show running-config interface " + name;
    }

    @Override
    ConfigLine servicePort(OntRef ont, OntService service) {
      int flow = service.gemport();
      return new ConfigLine(
          onuMode(ont), "service-port " + flow + " vport " + flow + vlans(service));
    }
  },
  C600 {
    @Override
    String olt(PonPort port) {
      return "gpon_olt-" + port;
    }

    @Override
    String onu(OntRef ont) {
      return "gpon_onu-" + ont.port() + ":" + ont.ont();
    }

    @Override
    String unconfigured() {
      return "show pon onu uncfg";
    }

    @Override
    String running(String name) {
      return "show running-config-interface " + name;
    }

    @Override
    ConfigLine servicePort(OntRef ont, OntService service) {
      return new ConfigLine(
          INTERFACE + vport(ont, service.gemport()),
          "service-port " + service.gemport() + vlans(service));
    }
  };

  static final String CONFIG = "config";
  static final String INTERFACE = "interface ";
  static final String MANAGEMENT = "pon-onu-mng ";
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.:@+=,#/-]{1,64}");

  abstract String olt(PonPort port);

  abstract String onu(OntRef ont);

  abstract String unconfigured();

  abstract String running(String name);

  abstract ConfigLine servicePort(OntRef ont, OntService service);

  static String vport(OntRef ont, int flow) {
    return "vport-" + ont.port() + "." + ont.ont() + ":" + flow;
  }

  private static String vlans(OntService service) {
    return " user-vlan " + service.userVlan() + " vlan " + service.vlan();
  }

  static CliCommand config(String text) {
    return CliCommand.of(CONFIG, text);
  }

  String oltMode(PonPort port) {
    return INTERFACE + olt(port);
  }

  String onuMode(OntRef ont) {
    return INTERFACE + onu(ont);
  }

  String managementMode(OntRef ont) {
    return MANAGEMENT + onu(ont);
  }

  CliCommand discover() {
    return config(unconfigured());
  }

  CliCommand bySerial(OntSerial serial) {
    return config("show gpon onu by sn " + serial);
  }

  CliCommand detail(OntRef ont) {
    return config("show gpon onu detail-info " + onu(ont));
  }

  CliCommand states(PonPort port) {
    return config("show gpon onu state " + olt(port));
  }

  CliCommand onts(PonPort port) {
    return config(running(olt(port)));
  }

  CliCommand configuration(String name) {
    return config(running(name));
  }

  CliCommand managed(OntRef ont) {
    return config("show onu running config " + onu(ont));
  }

  CliCommand optics(OntRef ont) {
    return config("show pon power attenuation " + onu(ont));
  }

  CliCommand add(OntAuthorization wanted, OntRef ont) {
    return CliCommand.of(
        oltMode(ont.port()),
        "onu " + ont.ont() + " type " + word("type", wanted.type()) + " sn " + wanted.serial());
  }

  CliCommand remove(OntRef ont) {
    return CliCommand.of(oltMode(ont.port()), "no onu " + ont.ont());
  }

  CliCommand state(OntRef ont, boolean on) {
    return CliCommand.of(
        oltMode(ont.port()), "onu " + ont.ont() + " state " + (on ? "enable" : "disable"));
  }

  /** Asks whether it is meant. */
  CliCommand reboot(OntRef ont) {
    return CliCommand.of(managementMode(ont), "reboot").confirming();
  }

  /** What an ONT's configuration says of a service, in the order in which it is entered. */
  List<ConfigLine> service(OntRef ont, OntService service) {
    if (service.inboundTable().isPresent()) {
      throw new DeviceException(new DeviceError.Invalid(
          "inboundTable", "must be empty: the profiles of a ZXA10 have names"));
    }
    int flow = service.gemport();
    List<ConfigLine> lines = new ArrayList<>();
    lines.add(new ConfigLine(
        onuMode(ont),
        "tcont " + flow + " profile " + word("upstreamProfile", service.upstreamProfile())));
    lines.add(new ConfigLine(onuMode(ont), "gemport " + flow + " tcont " + flow));
    if (!service.downstreamProfile().isEmpty()) {
      lines.add(new ConfigLine(
          onuMode(ont),
          "gemport " + flow + " traffic-limit downstream "
              + word("downstreamProfile", service.downstreamProfile())));
    }
    lines.add(servicePort(ont, service));
    lines.add(new ConfigLine(
        managementMode(ont),
        "service " + flow + " gemport " + flow + " vlan " + service.userVlan()));
    return lines;
  }

  ConfigLine description(OntRef ont, String text) {
    return new ConfigLine(onuMode(ont), "description " + word("description", text));
  }

  /**
   * A word. A ZXA10 has no quotes that hold every text: what is no plain word is refused rather
   * than changed.
   */
  static String word(String field, String text) {
    if (!WORD.matcher(text).matches()) {
      throw new DeviceException(new DeviceError.Invalid(
          field,
          text.isEmpty()
              ? "is needed by a ZXA10"
              : "must be 1 to 64 letters, digits and _.:@+=,#/- for a ZXA10"));
    }
    return text;
  }
}
