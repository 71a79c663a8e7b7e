package io.dotmac.sub.devices.cpe;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Values that a server gives by itself to equipment that meets a condition.
 *
 * @param name the server's name for it; new ones have letters, digits, dots, dashes and underscores
 * @param weight a higher one wins
 * @param precondition a query of the server in JSON; empty for all equipment
 * @param values the value of each path
 */
public record CpePreset(String name, int weight, String precondition, Map<String, String> values) {
  public CpePreset {
    values = new LinkedHashMap<>(values);
  }
}
