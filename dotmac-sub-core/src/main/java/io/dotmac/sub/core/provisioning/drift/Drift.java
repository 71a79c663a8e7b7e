package io.dotmac.sub.core.provisioning.drift;

import io.dotmac.sub.core.provisioning.drift.KnownOnt.Links;
import io.dotmac.sub.core.provisioning.drift.KnownOnt.Wanted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What differs between the records of a device and what it says. */
public final class Drift {
  private Drift() {}

  /** One thing that differs; a device has at most one of each kind and serial number. */
  public record Difference(
      DriftKind kind,
      String serialNumber,
      @Nullable String expected,
      @Nullable String found,
      Links links) {}

  /**
   * Compares them.
   *
   * @param known those of the device, and those of the ONTs it shows that are recorded elsewhere
   * @param ports that were read: about ONTs of others nothing is said
   * @param busy serial numbers of ONTs on which somebody works
   */
  public static List<Difference> between(
      Collection<KnownOnt> known, Collection<SeenOnt> seen, Set<String> ports, Set<String> busy) {
    Map<String, KnownOnt> records = new LinkedHashMap<>();
    known.forEach(ont -> records.put(ont.serialNumber(), ont));
    Map<String, SeenOnt> found = new LinkedHashMap<>();
    seen.forEach(ont -> found.putIfAbsent(ont.serialNumber(), ont));
    List<Difference> differences = new ArrayList<>();
    for (KnownOnt ont : records.values()) {
      OntPlace place = ont.place();
      if (place != null
          && ports.contains(place.ponPort())
          && !found.containsKey(ont.serialNumber())) {
        differences.add(new Difference(
            DriftKind.MISSING, ont.serialNumber(), place.toString(), null, ont.links()));
      }
    }
    found.values().forEach(ont -> differences.addAll(of(records.get(ont.serialNumber()), ont)));
    return differences.stream()
        .filter(difference -> !busy.contains(difference.serialNumber()))
        .toList();
  }

  private static List<Difference> of(@Nullable KnownOnt known, SeenOnt seen) {
    String serial = seen.serialNumber();
    String there = seen.place().toString();
    if (known == null || known.place() == null && known.elsewhere() == null) {
      Links links = known == null ? Links.NONE : known.links();
      return List.of(new Difference(DriftKind.UNKNOWN, serial, null, there, links));
    }
    List<Difference> differences = new ArrayList<>();
    OntPlace place = known.place();
    if (place == null) {
      differences.add(
          new Difference(DriftKind.ELSEWHERE, serial, known.elsewhere(), there, known.links()));
    } else if (!place.agrees(seen.place())) {
      differences.add(
          new Difference(DriftKind.ELSEWHERE, serial, place.toString(), there, known.links()));
    }
    if (known.wanted() == Wanted.OFF && seen.active()) {
      differences.add(new Difference(DriftKind.NOT_SUSPENDED, serial, null, null, known.links()));
    } else if (known.wanted() == Wanted.ON && !seen.active()) {
      differences.add(new Difference(DriftKind.SUSPENDED, serial, null, null, known.links()));
    }
    SeenServices services = seen.services();
    if (services != null && !known.vlans().isEmpty()) {
      differences.addAll(services(known, services));
    }
    return differences;
  }

  /** Limits are compared of the VLANs that both have: about others, the VLANs say enough. */
  private static List<Difference> services(KnownOnt known, SeenServices seen) {
    List<Difference> differences = new ArrayList<>();
    if (!agree(known, seen.vlans())) {
      differences.add(new Difference(
          DriftKind.VLAN,
          known.serialNumber(),
          words(known.vlans()),
          words(seen.vlans()),
          known.links()));
    }
    SortedSet<String> expected = SeenServices.of(known.limits(), seen.vlans());
    SortedSet<String> found = SeenServices.of(seen.limits(), known.vlans());
    if (!expected.equals(found)) {
      differences.add(new Difference(
          DriftKind.SPEED, known.serialNumber(), words(expected), words(found), known.links()));
    }
    return differences;
  }

  private static boolean agree(KnownOnt known, SortedSet<Integer> vlans) {
    return known.more() ? vlans.containsAll(known.vlans()) : vlans.equals(known.vlans());
  }

  private static @Nullable String words(SortedSet<?> values) {
    return values.isEmpty()
        ? null
        : values.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
