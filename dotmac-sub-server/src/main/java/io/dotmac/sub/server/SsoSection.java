package io.dotmac.sub.server;

import io.dotmac.sub.core.webhook.target.TargetRules;
import io.dotmac.sub.server.start.StartFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which providers of single sign-on may be asked besides those at public addresses.
 *
 * @param allowedTargets addresses, networks and host names; http and any port are allowed there
 */
public record SsoSection(@Nullable List<String> allowedTargets) {
  TargetRules targets() {
    try {
      return allowedTargets == null ? TargetRules.PUBLIC : TargetRules.of(allowedTargets);
    } catch (IllegalArgumentException e) {
      throw new StartFailure("sso.allowedTargets: " + e.getMessage(), e);
    }
  }
}
