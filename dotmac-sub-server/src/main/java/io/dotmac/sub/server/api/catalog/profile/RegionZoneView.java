package io.dotmac.sub.server.api.catalog.profile;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.catalog.profile.RegionZone;
import io.dotmac.sub.core.catalog.profile.RegionZoneId;
import io.dotmac.sub.core.catalog.profile.RegionZoneTerms;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;

/** A region zone. */
public record RegionZoneView(
    RegionZoneId id,
    @JsonUnwrapped RegionZoneTerms terms,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static RegionZoneView of(RegionZone row) {
    return new RegionZoneView(
        row.id(), row.terms(), row.active(), row.createdAt(), row.updatedAt(), row.version());
  }
}
