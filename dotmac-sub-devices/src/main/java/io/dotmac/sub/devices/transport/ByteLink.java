package io.dotmac.sub.devices.transport;

import java.time.Duration;

/** Bytes to and from a device. Failures are exceptions of the kind {@code Unreachable}. */
public interface ByteLink extends AutoCloseable {
  /** Sends all of the bytes. */
  void write(byte[] bytes);

  /** Waits for bytes: how many there are, 0 when none came within the time, -1 at the end. */
  int read(byte[] into, Duration wait);

  @Override
  void close();
}
