package io.dotmac.sub.core.tenant;

import java.util.Locale;

/** Whether a tenant's people may sign in and its jobs run. */
public enum TenantStatus {
  ACTIVE,
  SUSPENDED,
  CLOSED;

  static TenantStatus parse(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
