package io.dotmac.sub.core.provisioning.discovery;

import io.dotmac.sub.core.provisioning.run.StepRequest;
import java.util.List;

/** Asks devices for ONTs that show themselves and are not let in; no transaction is open. */
@FunctionalInterface
public interface OntDiscovery {
  /** All of them; throws where the device cannot be asked. */
  List<FoundOnt> discover(StepRequest.Target device);
}
