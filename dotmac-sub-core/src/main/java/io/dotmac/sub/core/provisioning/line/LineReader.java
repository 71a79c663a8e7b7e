package io.dotmac.sub.core.provisioning.line;

import io.dotmac.sub.core.provisioning.device.DeviceTerms;
import io.dotmac.sub.core.provisioning.run.StepRequest;

/** Asks a line terminal about one ONT; no transaction is open. */
public interface LineReader {
  /** Whether such a device can be asked at all. */
  boolean serves(DeviceTerms device);

  /** What it says of the ONT of that serial number; throws where it cannot be asked. */
  SeenLine read(StepRequest.Target device, String serialNumber);
}
