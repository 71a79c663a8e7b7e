package io.dotmac.sub.server.api.catalog.offer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.catalog.offer.CatalogOffer;
import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.catalog.offer.OfferStatus;
import io.dotmac.sub.core.catalog.offer.OfferTerms;
import io.dotmac.sub.core.catalog.offer.Offers;
import io.dotmac.sub.core.catalog.offer.PriceBook;
import io.dotmac.sub.core.listing.Page;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An offer and what it costs today.
 *
 * @param speedDownloadMbps {@code down_kbps} in whole megabits per second
 * @param prices of the version that counts today
 */
public record OfferView(
    OfferId id,
    @JsonUnwrapped OfferTerms terms,
    @Nullable Integer speedDownloadMbps,
    @Nullable Integer speedUploadMbps,
    OfferStatus status,
    boolean isActive,
    List<PriceFields> prices,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static OfferView of(Tx tx, Offers offers, CatalogOffer row) {
    tx.flush();
    return of(row, offers.priceBooks(tx, List.of(row.id())).get(row.id()), tx.today());
  }

  static Page<OfferView> page(Tx tx, Offers offers, Page<CatalogOffer> page) {
    Map<OfferId, PriceBook> books =
        offers.priceBooks(tx, page.items().stream().map(CatalogOffer::id).toList());
    return page.map(row -> of(row, books.get(row.id()), tx.today()));
  }

  private static OfferView of(CatalogOffer row, @Nullable PriceBook book, LocalDate today) {
    return new OfferView(
        row.id(),
        row.terms(),
        mbps(row.terms().downKbps()),
        mbps(row.terms().upKbps()),
        row.status(),
        row.status() == OfferStatus.ACTIVE,
        book == null
            ? List.of()
            : book.on(today).prices().stream().map(PriceFields::of).toList(),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }

  private static @Nullable Integer mbps(@Nullable Integer kbps) {
    return kbps == null ? null : kbps / 1_000;
  }
}
