package io.dotmac.sub.core.access.realm;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one realm. */
@Embeddable
public record RadiusRealmId(UUID value) implements Id {
  /** A new id. */
  public static RadiusRealmId next() {
    return new RadiusRealmId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static RadiusRealmId parse(String text) {
    return new RadiusRealmId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
