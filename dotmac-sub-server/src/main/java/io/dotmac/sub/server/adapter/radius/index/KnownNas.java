package io.dotmac.sub.server.adapter.radius.index;

import io.dotmac.sub.core.access.index.NasFacts;
import io.dotmac.sub.core.tenant.TenantId;

/** What a client of the RADIUS server is tagged with: whose NAS it is. */
public record KnownNas(TenantId tenant, NasFacts facts) {}
