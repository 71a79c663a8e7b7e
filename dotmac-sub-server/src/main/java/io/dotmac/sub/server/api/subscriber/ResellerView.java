package io.dotmac.sub.server.api.subscriber;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.subscriber.Reseller;
import io.dotmac.sub.core.subscriber.ResellerDetails;
import io.dotmac.sub.core.subscriber.ResellerId;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;

/** A reseller. */
public record ResellerView(
    ResellerId id,
    @JsonUnwrapped ResellerDetails details,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static ResellerView of(Reseller row) {
    return new ResellerView(
        row.id(), row.details(), row.active(), row.createdAt(), row.updatedAt(), row.version());
  }
}
