package io.dotmac.sub.server.api.catalog.profile;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.catalog.profile.SlaProfile;
import io.dotmac.sub.core.catalog.profile.SlaProfileId;
import io.dotmac.sub.core.catalog.profile.SlaProfileTerms;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;

/** An SLA profile; percentages are decimal strings. */
public record SlaProfileView(
    SlaProfileId id,
    @JsonUnwrapped SlaProfileTerms terms,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static SlaProfileView of(SlaProfile row) {
    return new SlaProfileView(
        row.id(), row.terms(), row.active(), row.createdAt(), row.updatedAt(), row.version());
  }
}
