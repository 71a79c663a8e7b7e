package io.dotmac.sub.core.network.poll;

import java.util.concurrent.CompletionStage;

/** Asks a device; no transaction is open. */
@FunctionalInterface
public interface DevicePoll {
  /** Begins to, without waiting. A device that does not answer is a reading that says why. */
  CompletionStage<DeviceReading> read(DueTarget target);
}
