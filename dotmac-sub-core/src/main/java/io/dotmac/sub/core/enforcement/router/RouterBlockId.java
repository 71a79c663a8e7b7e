package io.dotmac.sub.core.enforcement.router;

import io.dotmac.sub.core.tx.Id;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one thing that a router holds back. */
@Embeddable
public record RouterBlockId(UUID value) implements Id {
  /** Reads an id as people and URLs write it. */
  public static RouterBlockId parse(String text) {
    return new RouterBlockId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
