package io.dotmac.sub.core.provisioning.discovery;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one ONT that showed itself. */
@Embeddable
public record DiscoveredOntId(UUID value) implements Id {
  /** A new id. */
  public static DiscoveredOntId next() {
    return new DiscoveredOntId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static DiscoveredOntId parse(String text) {
    return new DiscoveredOntId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
