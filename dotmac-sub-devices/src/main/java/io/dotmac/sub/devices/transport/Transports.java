package io.dotmac.sub.devices.transport;

import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Secrets;

/**
 * Opens the ways to devices; the conformance kit puts recordings in their place. The secrets are
 * those of the conversation and grow with it: whoever writes it down masks them.
 */
public interface Transports {
  /** An interactive shell on a terminal, logged in. */
  ByteLink shell(DeviceTarget target, Secrets secrets);

  /** A TCP stream, with TLS when the protocol asks for it; nobody is logged in. */
  ByteLink stream(DeviceTarget target, Secrets secrets);

  /** A REST endpoint; each call carries the login. */
  RestLink rest(DeviceTarget target, Secrets secrets);

  /** The network. */
  static Transports network() {
    return new NetworkTransports();
  }
}
