package io.dotmac.sub.devices.zte;

import io.dotmac.sub.devices.olt.ConfiguredService;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntService;
import io.dotmac.sub.devices.olt.PonPort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The services of all ONTs, out of a whole configuration. What does not look as it should is left
 * out; nothing throws, whatever the text and wherever it is cut.
 */
final class ZxanServices {
  private static final Pattern BLOCK =
      Pattern.compile("interface (?:gpon[-_]onu[-_](\\d{1,3}/\\d{1,3}/\\d{1,3}):(\\d{1,3})"
          + "|vport-(\\d{1,3}/\\d{1,3}/\\d{1,3})\\.(\\d{1,3}):\\d{1,4})");
  private static final Pattern TCONT =
      Pattern.compile("tcont (\\d{1,4}) (?:\\S+ )*?profile (\\S+).*");
  private static final Pattern GEMPORT =
      Pattern.compile("gemport (\\d{1,4}) (?:\\S+ )*?tcont (\\d{1,4})(?: .*)?");
  private static final Pattern LIMIT =
      Pattern.compile("gemport (\\d{1,4}) traffic-limit (?:\\S+ )*?downstream (\\S+).*");
  private static final Pattern FLOW =
      Pattern.compile("service-port (\\d{1,4}) (?:\\S+ )*?user-vlan (\\S+) vlan (\\d{1,4}).*");

  /** What an ONT has, by number. */
  private static final class Ont {
    final Map<String, String> tconts = new HashMap<>();
    final Map<String, String> gemports = new HashMap<>();
    final Map<String, String> limits = new HashMap<>();
    final List<String[]> flows = new ArrayList<>();

    void line(String text) {
      keep(tconts, TCONT.matcher(text));
      keep(gemports, GEMPORT.matcher(text));
      keep(limits, LIMIT.matcher(text));
      Matcher flow = FLOW.matcher(text);
      if (flow.matches()) {
        flows.add(new String[] {flow.group(1), flow.group(2), flow.group(3)});
      }
    }

    private static void keep(Map<String, String> values, Matcher line) {
      if (line.matches()) {
        values.put(line.group(1), line.group(2));
      }
    }

    Optional<OntService> service(String[] flow) {
      int vlan = Integer.parseInt(flow[2]);
      int gemport = Integer.parseInt(flow[0]);
      if (vlan < 1 || vlan > 4094 || gemport > 4095) {
        return Optional.empty();
      }
      int user = flow[1].matches("\\d{1,4}") ? Integer.parseInt(flow[1]) : vlan;
      String tcont = gemports.getOrDefault(flow[0], "");
      return Optional.of(new OntService(
          vlan,
          user >= 1 && user <= 4094 ? user : vlan,
          gemport,
          OptionalInt.empty(),
          OptionalInt.empty(),
          tconts.getOrDefault(tcont, ""),
          limits.getOrDefault(flow[0], "")));
    }
  }

  private ZxanServices() {}

  static List<ConfiguredService> of(String configuration) {
    Map<OntRef, Ont> onts = new LinkedHashMap<>();
    Optional<OntRef> here = Optional.empty();
    for (String line : configuration.lines().map(String::strip).toList()) {
      if (line.equals("!") || line.startsWith("interface ") || line.startsWith("pon-onu-mng ")) {
        here = place(line);
      }
      here.ifPresent(ref -> onts.computeIfAbsent(ref, each -> new Ont()).line(line));
    }
    List<ConfiguredService> services = new ArrayList<>();
    onts.forEach((ref, ont) -> ont.flows.forEach(
        flow -> ont.service(flow).ifPresent(it -> services.add(new ConfiguredService(ref, it)))));
    return services;
  }

  private static Optional<OntRef> place(String line) {
    Matcher block = BLOCK.matcher(line);
    if (!block.matches()) {
      return Optional.empty();
    }
    boolean flow = block.group(1) == null;
    int ont = Integer.parseInt(block.group(flow ? 4 : 2));
    return PonPort.parse(block.group(flow ? 3 : 1))
        .filter(port -> ont <= 255)
        .map(port -> new OntRef(port, ont));
  }
}
