package io.dotmac.sub.core.catalog.profile;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one region zone. */
@Embeddable
public record RegionZoneId(UUID value) implements Id {
  /** A new id. */
  public static RegionZoneId next() {
    return new RegionZoneId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static RegionZoneId parse(String text) {
    return new RegionZoneId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
