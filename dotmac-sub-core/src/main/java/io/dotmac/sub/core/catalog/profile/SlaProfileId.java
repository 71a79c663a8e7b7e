package io.dotmac.sub.core.catalog.profile;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one SLA profile. */
@Embeddable
public record SlaProfileId(UUID value) implements Id {
  /** A new id. */
  public static SlaProfileId next() {
    return new SlaProfileId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static SlaProfileId parse(String text) {
    return new SlaProfileId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
