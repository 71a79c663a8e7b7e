package io.dotmac.sub.core.access.realm;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one home server. */
@Embeddable
public record RadiusHomeServerId(UUID value) implements Id {
  /** A new id. */
  public static RadiusHomeServerId next() {
    return new RadiusHomeServerId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static RadiusHomeServerId parse(String text) {
    return new RadiusHomeServerId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
