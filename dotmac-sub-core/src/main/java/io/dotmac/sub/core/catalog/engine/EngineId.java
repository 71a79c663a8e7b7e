package io.dotmac.sub.core.catalog.engine;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one subscription engine. */
@Embeddable
public record EngineId(UUID value) implements Id {
  /** A new id. */
  public static EngineId next() {
    return new EngineId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static EngineId parse(String text) {
    return new EngineId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
