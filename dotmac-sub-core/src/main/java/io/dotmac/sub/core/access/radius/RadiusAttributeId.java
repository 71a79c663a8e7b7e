package io.dotmac.sub.core.access.radius;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one attribute of a profile. */
@Embeddable
public record RadiusAttributeId(UUID value) implements Id {
  /** A new id. */
  public static RadiusAttributeId next() {
    return new RadiusAttributeId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static RadiusAttributeId parse(String text) {
    return new RadiusAttributeId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
