package io.dotmac.sub.core.provisioning.drift;

import io.dotmac.sub.core.provisioning.device.ProvisioningVendor;
import io.dotmac.sub.core.provisioning.run.StepRequest;
import java.util.List;
import java.util.Set;

/** Asks devices which ONTs they have let in; no transaction is open. */
public interface OntReader {
  /** Whether devices of that vendor can be asked at all. */
  boolean serves(ProvisioningVendor vendor);

  /** All ONTs of those ports; throws where the device cannot be asked. */
  List<SeenOnt> read(StepRequest.Target device, Set<String> ports);
}
