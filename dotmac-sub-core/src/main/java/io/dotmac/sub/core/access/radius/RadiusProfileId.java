package io.dotmac.sub.core.access.radius;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one profile of what a NAS is told about a session. */
@Embeddable
public record RadiusProfileId(UUID value) implements Id {
  /** A new id. */
  public static RadiusProfileId next() {
    return new RadiusProfileId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static RadiusProfileId parse(String text) {
    return new RadiusProfileId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
