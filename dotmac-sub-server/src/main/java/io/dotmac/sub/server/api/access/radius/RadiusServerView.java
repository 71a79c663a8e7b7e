package io.dotmac.sub.server.api.access.radius;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.access.radius.RadiusServer;
import io.dotmac.sub.core.access.radius.RadiusServerId;
import io.dotmac.sub.core.access.radius.RadiusServerTerms;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;

/** A RADIUS server. */
public record RadiusServerView(
    RadiusServerId id,
    @JsonUnwrapped RadiusServerTerms terms,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static RadiusServerView of(RadiusServer row) {
    return new RadiusServerView(
        row.id(), row.terms(), row.isActive(), row.createdAt(), row.updatedAt(), row.version());
  }
}
