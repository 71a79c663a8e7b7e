package io.dotmac.sub.core.provisioning.drift;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one finding about a device. */
@Embeddable
public record DriftFindingId(UUID value) implements Id {
  /** A new id. */
  public static DriftFindingId next() {
    return new DriftFindingId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static DriftFindingId parse(String text) {
    return new DriftFindingId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
