package io.dotmac.sub.core.catalog.offer;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one price of an offer. */
@Embeddable
public record OfferPriceId(UUID value) implements Id {
  /** A new id. */
  public static OfferPriceId next() {
    return new OfferPriceId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static OfferPriceId parse(String text) {
    return new OfferPriceId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
