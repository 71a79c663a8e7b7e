package io.dotmac.sub.server.api.catalog.offer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.catalog.addon.AddOnId;
import io.dotmac.sub.core.catalog.addon.OfferAddOn;
import io.dotmac.sub.core.catalog.addon.OfferAddOnId;
import io.dotmac.sub.core.catalog.addon.OfferAddOnTerms;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;

/** That an add-on goes with an offer. */
public record OfferAddOnView(
    OfferAddOnId id,
    OfferId offerId,
    AddOnId addOnId,
    @JsonUnwrapped OfferAddOnTerms terms,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static OfferAddOnView of(OfferAddOn row) {
    return new OfferAddOnView(
        row.id(),
        row.offer(),
        row.addOn(),
        row.terms(),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
