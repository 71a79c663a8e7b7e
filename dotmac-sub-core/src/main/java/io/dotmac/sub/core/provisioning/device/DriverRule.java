package io.dotmac.sub.core.provisioning.device;

import java.util.Optional;

/** Which drivers a device may be said to be served by. */
@FunctionalInterface
public interface DriverRule {
  /** For programs that name a driver only where they know it. */
  DriverRule ANY = (vendor, driver) -> Optional.empty();

  /** Why a device of that vendor is not served by that driver; empty when it is. */
  Optional<String> flaw(ProvisioningVendor vendor, String driver);
}
