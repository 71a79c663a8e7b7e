package io.dotmac.sub.server.api.access.radius;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.access.radius.RadiusAttribute;
import io.dotmac.sub.core.access.radius.RadiusAttributeId;
import io.dotmac.sub.core.access.radius.RadiusAttributeTerms;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;

/** A attribute of a profile. */
public record RadiusAttributeView(
    RadiusAttributeId id,
    @JsonUnwrapped RadiusAttributeTerms terms,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static RadiusAttributeView of(RadiusAttribute row) {
    return new RadiusAttributeView(
        row.id(), row.terms(), row.createdAt(), row.updatedAt(), row.version());
  }
}
