package io.dotmac.sub.core.tenant;

import java.util.Locale;

/** Whether a tenant's people may sign in and its jobs run. */
public enum TenantStatus {
  ACTIVE,
  /** Nobody signs in and no job runs; its customers stay online, and what they use is kept. */
  SUSPENDED;

  static TenantStatus parse(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
