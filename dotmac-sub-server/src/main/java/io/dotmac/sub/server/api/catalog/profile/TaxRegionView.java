package io.dotmac.sub.server.api.catalog.profile;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.catalog.tax.TaxRegion;
import io.dotmac.sub.core.catalog.tax.TaxRegionId;
import io.dotmac.sub.core.catalog.tax.TaxRegionTerms;
import java.time.Instant;

/** The tax of a place. */
public record TaxRegionView(
    TaxRegionId id,
    @JsonUnwrapped TaxRegionTerms terms,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt) {
  static TaxRegionView of(TaxRegion row) {
    return new TaxRegionView(row.id(), row.terms(), row.active(), row.createdAt(), row.updatedAt());
  }
}
