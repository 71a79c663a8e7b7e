package io.dotmac.sub.devices.nas;

import java.util.Map;

/**
 * A rule that a router filters by.
 *
 * @param chain where it stands: {@code forward}
 * @param action {@code accept}, {@code drop} and so on
 * @param comment what people call it; may be empty
 * @param disabled whether it is passed over
 * @param matches what packets it is about, by the names of the device
 */
public record FirewallRule(
    String chain, String action, String comment, boolean disabled, Map<String, String> matches) {
  public FirewallRule {
    matches = Map.copyOf(matches);
  }
}
