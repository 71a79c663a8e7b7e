package io.dotmac.sub.core.catalog.offer;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one offer. */
@Embeddable
public record OfferId(UUID value) implements Id {
  /** A new id. */
  public static OfferId next() {
    return new OfferId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static OfferId parse(String text) {
    return new OfferId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
