package io.dotmac.sub.core.catalog.addon;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one add-on. */
@Embeddable
public record AddOnId(UUID value) implements Id {
  /** A new id. */
  public static AddOnId next() {
    return new AddOnId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static AddOnId parse(String text) {
    return new AddOnId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
