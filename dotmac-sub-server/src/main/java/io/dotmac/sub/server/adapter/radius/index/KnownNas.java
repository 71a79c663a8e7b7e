package io.dotmac.sub.server.adapter.radius.index;

import io.dotmac.sub.core.access.index.NasFacts;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.radius.nas.NasClient;

/** What a client of the RADIUS server is tagged with: whose NAS it is. */
public record KnownNas(TenantId tenant, NasFacts facts) {
  /** Whose NAS that client is. */
  public static KnownNas of(NasClient client) {
    if (client.tagOrNull() instanceof KnownNas known) {
      return known;
    }
    throw new IllegalArgumentException("client " + client.id() + " is of no tenant");
  }
}
