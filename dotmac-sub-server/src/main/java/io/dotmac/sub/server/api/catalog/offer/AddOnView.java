package io.dotmac.sub.server.api.catalog.offer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.catalog.addon.AddOn;
import io.dotmac.sub.core.catalog.addon.AddOnId;
import io.dotmac.sub.core.catalog.addon.AddOnTerms;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;

/** An add-on. */
public record AddOnView(
    AddOnId id,
    @JsonUnwrapped AddOnTerms terms,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static AddOnView of(AddOn row) {
    return new AddOnView(
        row.id(), row.terms(), row.active(), row.createdAt(), row.updatedAt(), row.version());
  }
}
