package io.dotmac.sub.server.api.catalog.profile;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.catalog.profile.TaxRate;
import io.dotmac.sub.core.catalog.profile.TaxRateId;
import io.dotmac.sub.core.catalog.profile.TaxRateTerms;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;

/** A tax; the rate is per cent, as a decimal string. */
public record TaxRateView(
    TaxRateId id,
    @JsonUnwrapped TaxRateTerms terms,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static TaxRateView of(TaxRate row) {
    return new TaxRateView(
        row.id(), row.terms(), row.active(), row.createdAt(), row.updatedAt(), row.version());
  }
}
