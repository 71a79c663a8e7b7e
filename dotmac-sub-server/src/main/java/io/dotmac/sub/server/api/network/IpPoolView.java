package io.dotmac.sub.server.api.network;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.network.ip.IpPool;
import io.dotmac.sub.core.network.ip.IpPoolId;
import io.dotmac.sub.core.network.ip.IpPoolTerms;
import io.dotmac.sub.core.network.ip.PoolUse;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;

/** A pool of addresses, and how much of it is held. */
public record IpPoolView(
    IpPoolId id,
    @JsonUnwrapped IpPoolTerms terms,
    long capacity,
    long reserved,
    long assigned,
    long inUse,
    long kept,
    long free,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static IpPoolView of(IpPool row, PoolUse use) {
    return new IpPoolView(
        row.id(),
        row.terms(),
        use.capacity(),
        use.reserved(),
        use.assigned(),
        use.inUse(),
        use.kept(),
        use.free(),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
