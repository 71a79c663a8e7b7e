package io.dotmac.sub.server.api.catalog.offer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.catalog.offer.OfferPrice;
import io.dotmac.sub.core.catalog.offer.OfferPriceId;
import io.dotmac.sub.core.catalog.offer.OfferVersionId;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;

/** A price of a version of an offer. */
public record OfferPriceView(
    OfferPriceId id,
    OfferId offerId,
    OfferVersionId offerVersionId,
    @JsonUnwrapped PriceFields price,
    Instant createdAt,
    int version)
    implements Versioned {
  static OfferPriceView of(OfferPrice row) {
    return new OfferPriceView(
        row.id(),
        row.offer(),
        row.offerVersion(),
        PriceFields.of(row.price()),
        row.createdAt(),
        row.version());
  }
}
