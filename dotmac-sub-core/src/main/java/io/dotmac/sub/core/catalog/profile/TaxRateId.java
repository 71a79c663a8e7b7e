package io.dotmac.sub.core.catalog.profile;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one tax rate. */
@Embeddable
public record TaxRateId(UUID value) implements Id {
  /** A new id. */
  public static TaxRateId next() {
    return new TaxRateId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static TaxRateId parse(String text) {
    return new TaxRateId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
