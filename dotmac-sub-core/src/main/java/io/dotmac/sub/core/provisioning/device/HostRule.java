package io.dotmac.sub.core.provisioning.device;

import java.util.Optional;

/** Which hosts a device may be said to have. */
@FunctionalInterface
public interface HostRule {
  /** For programs that say themselves where their devices are. */
  HostRule ANYWHERE = host -> Optional.empty();

  /** Why that host is refused, as far as its text tells; empty when it is not. */
  Optional<String> flaw(String host);
}
