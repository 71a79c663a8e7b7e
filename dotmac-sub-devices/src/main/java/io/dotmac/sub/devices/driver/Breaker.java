package io.dotmac.sub.devices.driver;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Leaves a device alone that does not answer. A refused login opens it at once: trying again would
 * lock the account on the device.
 */
final class Breaker {
  static final int FAILURES = 3;
  static final Duration REST = Duration.ofSeconds(30);

  private final Clock clock;
  private int failures;
  private Instant until = Instant.MIN;
  private DeviceError last = new DeviceError.Unreachable("not tried yet");

  Breaker(Clock clock) {
    this.clock = clock;
  }

  /** Throws the last failure while the device is left alone. */
  synchronized void check() {
    if (clock.instant().isBefore(until)) {
      throw new DeviceException(
          last instanceof DeviceError.Unreachable || last instanceof DeviceError.TimedOut
              ? new DeviceError.Unreachable(
                  "left alone until " + until + " after: " + last.message())
              : last);
    }
  }

  synchronized void succeeded() {
    failures = 0;
  }

  synchronized void failed(DeviceError error) {
    last = error;
    boolean hopeless = error instanceof DeviceError.AuthenticationFailed
        || error instanceof DeviceError.HostKeyMismatch;
    if (hopeless || ++failures >= FAILURES) {
      failures = 0;
      until = clock.instant().plus(REST);
    }
  }
}
