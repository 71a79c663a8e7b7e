package io.dotmac.sub.devices.driver;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Who may change a device: one at a time. */
@FunctionalInterface
public interface WriterLeases {
  /** Waits for the right to change a device; throws {@code Busy} when it does not come in time. */
  Lease acquire(DeviceId device, Duration wait);

  /** Gives the right back. */
  @FunctionalInterface
  interface Lease extends AutoCloseable {
    @Override
    void close();
  }

  /** Leases among the threads of this process, first come, first served. */
  static WriterLeases inProcess() {
    Map<DeviceId, Semaphore> writers = new ConcurrentHashMap<>();
    return (device, wait) -> {
      Semaphore writer = writers.computeIfAbsent(device, id -> new Semaphore(1, true));
      try {
        if (!writer.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
          throw new DeviceException(new DeviceError.Busy(
              "another change of " + device + " has run for " + wait.toSeconds() + " s"));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new DeviceException(new DeviceError.Busy("interrupted while waiting"), e);
      }
      return writer::release;
    };
  }
}
