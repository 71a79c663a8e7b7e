package io.dotmac.sub.devices.transport;

/** Calls of a REST API. Failures to get any answer are {@code DeviceException}s. */
public interface RestLink extends AutoCloseable {
  /** Sends a request and returns whatever was answered, also errors. */
  RestReply call(RestCall call);

  @Override
  void close();
}
