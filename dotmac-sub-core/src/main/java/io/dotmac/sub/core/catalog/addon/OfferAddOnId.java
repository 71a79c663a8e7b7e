package io.dotmac.sub.core.catalog.addon;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one link between an offer and an add-on. */
@Embeddable
public record OfferAddOnId(UUID value) implements Id {
  /** A new id. */
  public static OfferAddOnId next() {
    return new OfferAddOnId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static OfferAddOnId parse(String text) {
    return new OfferAddOnId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
