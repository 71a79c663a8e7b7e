package io.dotmac.sub.server.api.access.realm;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.access.realm.RadiusHomeServer;
import io.dotmac.sub.core.access.realm.RadiusHomeServerId;
import io.dotmac.sub.core.access.realm.RadiusHomeServerTerms;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;

/** A home server, without its secret. */
public record RadiusHomeServerView(
    RadiusHomeServerId id,
    @JsonUnwrapped RadiusHomeServerTerms terms,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static RadiusHomeServerView of(RadiusHomeServer row) {
    return new RadiusHomeServerView(
        row.id(), row.terms(), row.isActive(), row.createdAt(), row.updatedAt(), row.version());
  }
}
