package io.dotmac.sub.core.catalog.offer;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one version of an offer. */
@Embeddable
public record OfferVersionId(UUID value) implements Id {
  /** A new id. */
  public static OfferVersionId next() {
    return new OfferVersionId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static OfferVersionId parse(String text) {
    return new OfferVersionId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
