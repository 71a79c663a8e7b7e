package io.dotmac.sub.core.tenant;

import java.util.Locale;

/** Whether a tenant's money is real. */
public enum TenantKind {
  /** Its business clock is the system clock, always. */
  LIVE,
  /** For trying things out: its business clock may be moved. */
  SANDBOX;

  static TenantKind parse(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
