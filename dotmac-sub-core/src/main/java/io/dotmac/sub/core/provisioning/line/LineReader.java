package io.dotmac.sub.core.provisioning.line;

import io.dotmac.sub.core.provisioning.device.ProvisioningVendor;
import io.dotmac.sub.core.provisioning.run.StepRequest;

/** Asks a line terminal about one ONT; no transaction is open. */
public interface LineReader {
  /** Whether devices of that vendor can be asked at all. */
  boolean serves(ProvisioningVendor vendor);

  /** What it says of the ONT of that serial number; throws where it cannot be asked. */
  SeenLine read(StepRequest.Target device, String serialNumber);
}
