package io.dotmac.sub.core.access.radius;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one profile of an offer. */
@Embeddable
public record OfferRadiusProfileId(UUID value) implements Id {
  /** A new id. */
  public static OfferRadiusProfileId next() {
    return new OfferRadiusProfileId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static OfferRadiusProfileId parse(String text) {
    return new OfferRadiusProfileId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
