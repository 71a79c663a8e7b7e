package io.dotmac.sub.core.enforcement;

import io.dotmac.sub.core.tenant.TenantId;
import java.util.UUID;

/**
 * Makes the network give a service the access it is to have, now. Implemented by whatever speaks to
 * the network: RADIUS, or a driver of a device. Called with no transaction open.
 */
public interface AccessEnforcer {
  /**
   * Applies the desired access of that service to its live sessions.
   *
   * <p>The desired access is what the enforcer finds when it is called, not what it was when the
   * work was asked for.
   */
  EnforcementResult enforce(TenantId tenant, UUID subscription);
}
