package io.dotmac.sub.core.access.radius;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one RADIUS server. */
@Embeddable
public record RadiusServerId(UUID value) implements Id {
  /** A new id. */
  public static RadiusServerId next() {
    return new RadiusServerId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static RadiusServerId parse(String text) {
    return new RadiusServerId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
