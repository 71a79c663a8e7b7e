package io.dotmac.sub.server.api.access.radius;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.access.radius.RadiusProfile;
import io.dotmac.sub.core.access.radius.RadiusProfileId;
import io.dotmac.sub.core.access.radius.RadiusProfileTerms;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;

/** A profile of what a NAS is told about a session. */
public record RadiusProfileView(
    RadiusProfileId id,
    @JsonUnwrapped RadiusProfileTerms terms,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static RadiusProfileView of(RadiusProfile row) {
    return new RadiusProfileView(
        row.id(), row.terms(), row.isActive(), row.createdAt(), row.updatedAt(), row.version());
  }
}
