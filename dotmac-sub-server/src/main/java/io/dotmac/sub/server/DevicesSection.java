package io.dotmac.sub.server;

import io.dotmac.sub.core.webhook.target.DeviceTargets;
import io.dotmac.sub.server.start.StartFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where devices may be besides the addresses that devices have.
 *
 * @param allowedTargets addresses, networks and host names
 */
public record DevicesSection(@Nullable List<String> allowedTargets) {
  DeviceTargets targets() {
    try {
      return allowedTargets == null ? DeviceTargets.USUAL : DeviceTargets.of(allowedTargets);
    } catch (IllegalArgumentException e) {
      throw new StartFailure("devices.allowedTargets: " + e.getMessage(), e);
    }
  }
}
