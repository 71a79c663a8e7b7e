package io.dotmac.sub.core.network.plant.source;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one look at a source. */
@Embeddable
public record GisSourceRunId(UUID value) implements Id {
  /** A new id. */
  public static GisSourceRunId next() {
    return new GisSourceRunId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static GisSourceRunId parse(String text) {
    return new GisSourceRunId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
