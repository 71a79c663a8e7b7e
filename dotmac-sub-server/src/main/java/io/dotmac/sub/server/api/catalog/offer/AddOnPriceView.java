package io.dotmac.sub.server.api.catalog.offer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dotmac.sub.core.catalog.addon.AddOnId;
import io.dotmac.sub.core.catalog.addon.AddOnPrice;
import io.dotmac.sub.core.catalog.addon.AddOnPriceId;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What an add-on costs from effective_start to the day before effective_end. */
public record AddOnPriceView(
    AddOnPriceId id,
    AddOnId addOnId,
    @JsonUnwrapped PriceFields price,
    LocalDate effectiveStart,
    @Nullable LocalDate effectiveEnd,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static AddOnPriceView of(AddOnPrice row) {
    return new AddOnPriceView(
        row.id(),
        row.addOn(),
        PriceFields.of(row.price()),
        row.effectiveStart(),
        row.effectiveEnd().orElse(null),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
