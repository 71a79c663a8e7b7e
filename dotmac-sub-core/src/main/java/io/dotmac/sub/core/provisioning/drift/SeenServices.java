package io.dotmac.sub.core.provisioning.drift;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The services of an ONT.
 *
 * @param vlans on the side of the network
 * @param limits of each, as {@link #limit} says them
 */
public record SeenServices(SortedSet<Integer> vlans, SortedSet<String> limits) {
  /** None. */
  public static SeenServices none() {
    return new SeenServices(new TreeSet<>(), new TreeSet<>());
  }

  /** One more. */
  public SeenServices add(int vlan, String limit) {
    vlans.add(vlan);
    limits.add(limit);
    return this;
  }

  /**
   * The limits of a service in words: {@code 100 UP-50M/DOWN-100M}. {@code -} where there is none.
   *
   * @param up of what the subscriber sends: a profile or the number of a table; may be empty
   * @param down of what the subscriber gets
   */
  public static String limit(int vlan, String up, String down) {
    return vlan + " " + (up.isEmpty() ? "-" : up) + "/" + (down.isEmpty() ? "-" : down);
  }

  /** Those of them that are of one of these VLANs. */
  static SortedSet<String> of(Collection<String> limits, Collection<Integer> vlans) {
    SortedSet<String> chosen = new TreeSet<>();
    for (String limit : limits) {
      if (vlans.contains(Integer.parseInt(limit.substring(0, limit.indexOf(' '))))) {
        chosen.add(limit);
      }
    }
    return chosen;
  }
}
