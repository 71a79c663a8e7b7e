package io.dotmac.sub.core.enforcement;

import io.dotmac.sub.core.tenant.TenantId;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Makes the network give services the access they are to have, now. Implemented by whatever speaks
 * to the network: RADIUS, or a driver of a device. Called with no transaction open.
 */
public interface AccessEnforcer {
  /**
   * Applies the desired access of each of those services to its live sessions, and gives what came
   * of it for each.
   *
   * <p>The desired access is what the enforcer finds when it is called, not what it was when the
   * work was asked for.
   */
  Map<UUID, EnforcementResult> enforce(TenantId tenant, Collection<UUID> subscriptions);
}
