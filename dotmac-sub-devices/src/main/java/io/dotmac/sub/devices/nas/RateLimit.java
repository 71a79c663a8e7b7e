package io.dotmac.sub.devices.nas;

import java.util.regex.Pattern;

/**
 * How fast an address may be.
 *
 * @param name of the queue, 1 to 100 characters
 * @param target an address or network: {@code 192.0.2.7} or {@code 192.0.2.0/29}
 * @param upKbps what the customer may send
 * @param downKbps what the customer may get
 */
public record RateLimit(String name, String target, long upKbps, long downKbps) {
  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}(/\\d{1,3})?");

  public RateLimit {
    if (name.isEmpty() || name.length() > 100) {
      throw new IllegalArgumentException("the name of a queue has 1 to 100 characters");
    }
    if (!ADDRESS.matcher(target).matches()) {
      throw new IllegalArgumentException(
          "a target is an address or network, not \"" + target + "\"");
    }
    if (upKbps < 1 || downKbps < 1) {
      throw new IllegalArgumentException("rates are above zero");
    }
  }
}
