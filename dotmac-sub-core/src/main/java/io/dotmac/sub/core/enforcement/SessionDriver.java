package io.dotmac.sub.core.enforcement;

import io.dotmac.sub.core.tenant.TenantId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Another way to the sessions of a NAS than RADIUS, such as its management interface: taken where a
 * NAS refuses what it is asked by RADIUS, cannot be asked, or says that it did it and did not.
 */
public interface SessionDriver {
  /**
   * A session on a device.
   *
   * @param sessionId how the NAS names it
   */
  record Target(
      TenantId tenant,
      UUID nasDevice,
      String sessionId,
      String username,
      @Nullable String framedIp) {}

  /** Whether this driver can reach that device. */
  boolean serves(TenantId tenant, UUID nasDevice);

  /**
   * Ends the session; may wait for the device.
   *
   * @return what is in the way; empty if the session is gone
   */
  Optional<String> disconnect(Target session);
}
