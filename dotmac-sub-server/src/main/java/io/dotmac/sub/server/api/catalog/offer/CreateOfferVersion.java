package io.dotmac.sub.server.api.catalog.offer;

import io.dotmac.sub.core.catalog.offer.OfferId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sets all prices of an offer from a day on.
 *
 * @param effectiveStart absent: today
 */
public record CreateOfferVersion(
    OfferId offerId, @Nullable LocalDate effectiveStart, List<PriceFields> prices) {}
