package io.dotmac.sub.core.provisioning.backup;

import io.dotmac.sub.core.provisioning.device.DeviceTerms;
import io.dotmac.sub.core.provisioning.run.StepRequest;

/** Asks devices for their configurations; no transaction is open. */
public interface ConfigSource {
  /** Whether that device can be asked at all. */
  boolean serves(DeviceTerms device);

  /** The whole configuration; throws where the device does not give it. */
  Fetched fetch(StepRequest.Target device);

  /**
   * What a device gave.
   *
   * @param method how it was asked
   * @param text as it came, with its secrets
   * @param content the same to be shown and compared: without secrets, and without what changes by
   *     itself
   */
  record Fetched(BackupMethod method, String text, String content) {
    /** Not its text, which has secrets. */
    @Override
    public String toString() {
      return "Fetched[" + method + ", " + content.length() + " characters]";
    }
  }
}
