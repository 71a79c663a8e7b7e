package io.dotmac.sub.server.api.access.radius;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.access.radius.OfferRadiusProfile;
import io.dotmac.sub.core.access.radius.OfferRadiusProfileId;
import io.dotmac.sub.core.access.radius.OfferRadiusProfileTerms;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;

/** A profile of an offer. */
public record OfferRadiusProfileView(
    OfferRadiusProfileId id,
    @JsonUnwrapped OfferRadiusProfileTerms terms,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static OfferRadiusProfileView of(OfferRadiusProfile row) {
    return new OfferRadiusProfileView(
        row.id(), row.terms(), row.createdAt(), row.updatedAt(), row.version());
  }
}
