package io.dotmac.sub.core.provisioning.drift;

import io.dotmac.sub.core.provisioning.device.DeviceTerms;
import io.dotmac.sub.core.provisioning.run.StepRequest;
import java.util.List;
import java.util.Set;

/** Asks devices which ONTs they have let in; no transaction is open. */
public interface OntReader {
  /** Whether that device can be asked at all. */
  boolean serves(DeviceTerms device);

  /** All ONTs of those ports; throws where the device cannot be asked. */
  List<SeenOnt> read(StepRequest.Target device, Set<String> ports);
}
