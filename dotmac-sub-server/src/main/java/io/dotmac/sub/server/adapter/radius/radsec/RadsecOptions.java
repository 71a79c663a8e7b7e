package io.dotmac.sub.server.adapter.radius.radsec;

import io.dotmac.sub.radius.eap.tls.TlsIdentity;
import io.dotmac.sub.radius.radsec.Radsec;

/**
 * How RADIUS is served over TLS.
 *
 * @param port usually {@value Radsec#PORT}; 0 for any that is free
 * @param identity what the server shows, and who issues certificates to access servers
 */
public record RadsecOptions(int port, TlsIdentity identity) {
  /** Refuses to believe everybody. */
  public RadsecOptions {
    if (identity.authorities().isEmpty()) {
      throw new IllegalArgumentException("RadSec needs an authority that issues to access servers");
    }
  }
}
