package io.dotmac.sub.devices.nokia;

import io.dotmac.sub.devices.olt.ConfiguredService;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The services of all ONTs, out of a whole flat configuration: the VLANs of their ports, which
 * share the limit of the first queue. What does not look as it should is left out; nothing throws.
 */
final class IsamServices {
  private static final Pattern PORT =
      Pattern.compile("configure (bridge port|qos interface) (\\d+(?:/\\d+){4})/\\d+/\\d+ (.*)");
  private static final Pattern VLAN = Pattern.compile("(?<!\\S)vlan-id (\\d{1,4})(?!\\S)");
  private static final Pattern LIMIT =
      Pattern.compile("(?:.* )?upstream-queue 0 (?:.* )?bandwidth-profile name:(\\S+).*");

  private IsamServices() {}

  static List<ConfiguredService> of(String configuration) {
    Map<OntRef, SortedSet<Integer>> vlans = new LinkedHashMap<>();
    Map<OntRef, String> limits = new LinkedHashMap<>();
    for (String line : IsamTables.configuration(configuration)) {
      Matcher port = PORT.matcher(line);
      Optional<OntRef> ont = port.matches() ? IsamPlaces.ont(port.group(2)) : Optional.empty();
      ont.ifPresent(ref -> {
        if (port.group(1).startsWith("bridge")) {
          vlans.computeIfAbsent(ref, each -> new TreeSet<>()).addAll(vlans(port.group(3)));
        } else {
          Matcher limit = LIMIT.matcher(port.group(3));
          if (limit.matches()) {
            limits.put(ref, limit.group(1));
          }
        }
      });
    }
    List<ConfiguredService> services = new ArrayList<>();
    vlans.forEach((ref, all) -> all.forEach(vlan -> services.add(new ConfiguredService(
        ref, OntService.vlan(vlan).shapedBy(limits.getOrDefault(ref, ""), "")))));
    return services;
  }

  private static SortedSet<Integer> vlans(String words) {
    SortedSet<Integer> vlans = new TreeSet<>();
    Matcher vlan = VLAN.matcher(words);
    while (vlan.find()) {
      int number = Integer.parseInt(vlan.group(1));
      if (number >= 1 && number <= 4094) {
        vlans.add(number);
      }
    }
    return vlans;
  }
}
