package io.dotmac.sub.server.api.catalog.offer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.catalog.offer.OfferVersion;
import io.dotmac.sub.core.catalog.offer.OfferVersionId;
import io.dotmac.sub.core.catalog.offer.VersionTerms;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Terms of an offer for the days from effective_start to the day before effective_end. */
public record OfferVersionView(
    OfferVersionId id,
    OfferId offerId,
    int versionNumber,
    @JsonUnwrapped VersionTerms terms,
    LocalDate effectiveStart,
    @Nullable LocalDate effectiveEnd,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static OfferVersionView of(OfferVersion row) {
    return new OfferVersionView(
        row.id(),
        row.offer(),
        row.number(),
        row.terms(),
        row.effectiveStart(),
        row.effectiveEnd().orElse(null),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
