package io.dotmac.sub.devices.transport;

import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Secrets;

/** Opens the ways to devices; the conformance kit puts recordings in their place. */
public interface Transports {
  /** An interactive shell on a terminal, logged in. */
  ByteLink shell(DeviceTarget target);

  /** A TCP stream, with TLS when the protocol asks for it; nobody is logged in. */
  ByteLink stream(DeviceTarget target);

  /** A REST endpoint; each call carries the login. */
  RestLink rest(DeviceTarget target, Secrets secrets);

  /** The network. */
  static Transports network() {
    return new NetworkTransports();
  }
}
