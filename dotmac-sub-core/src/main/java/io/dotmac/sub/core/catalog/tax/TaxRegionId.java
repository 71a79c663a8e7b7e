package io.dotmac.sub.core.catalog.tax;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one tax region. */
@Embeddable
public record TaxRegionId(UUID value) implements Id {
  /** A new id. */
  public static TaxRegionId next() {
    return new TaxRegionId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static TaxRegionId parse(String text) {
    return new TaxRegionId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
