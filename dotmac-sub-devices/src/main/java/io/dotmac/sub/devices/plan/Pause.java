package io.dotmac.sub.devices.plan;

import java.time.Duration;

/** Waiting, so that tests need not. */
@FunctionalInterface
public interface Pause {
  void waitFor(Duration time);

  /** Sleeps. An interrupt ends the wait and stays set. */
  static Pause sleeping() {
    return time -> {
      try {
        Thread.sleep(time.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }
}
