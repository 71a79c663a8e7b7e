package io.dotmac.sub.devices.cpe;

/** Whom a value is asked of. */
public enum Freshness {
  /** The server, which answers at once what it heard last. */
  STORED,
  /** The equipment, which the server calls; takes a second, and fails when it is off line. */
  LIVE
}
