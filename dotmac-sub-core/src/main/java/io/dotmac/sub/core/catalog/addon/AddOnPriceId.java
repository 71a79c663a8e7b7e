package io.dotmac.sub.core.catalog.addon;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one price of an add-on. */
@Embeddable
public record AddOnPriceId(UUID value) implements Id {
  /** A new id. */
  public static AddOnPriceId next() {
    return new AddOnPriceId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static AddOnPriceId parse(String text) {
    return new AddOnPriceId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
