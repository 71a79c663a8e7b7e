package io.dotmac.sub.core.provisioning.template;

import io.dotmac.sub.core.provisioning.device.ProvisioningVendor;
import java.util.Optional;
import java.util.Set;

/** What may be written for the devices of a vendor. */
@FunctionalInterface
public interface TemplateRule {
  /**
   * Why a text is no template; empty when it is one.
   *
   * @param known the names of the values there are
   */
  Optional<String> flaw(ProvisioningVendor vendor, String body, Set<String> known);
}
