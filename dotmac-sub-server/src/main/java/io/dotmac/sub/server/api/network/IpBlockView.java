package io.dotmac.sub.server.api.network;

import io.dotmac.sub.core.network.ip.IpBlock;
import io.dotmac.sub.core.network.ip.IpBlockId;
import io.dotmac.sub.core.network.ip.IpPoolId;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A network that a pool hands out. */
public record IpBlockView(
    IpBlockId id,
    IpPoolId poolId,
    String cidr,
    boolean isActive,
    @Nullable String notes,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static IpBlockView of(IpBlock row) {
    return new IpBlockView(
        row.id(),
        row.pool(),
        row.cidr(),
        row.isActive(),
        row.notes().orElse(null),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
