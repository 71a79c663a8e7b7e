package io.dotmac.sub.core.enforcement;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one work to bring the network in line for one service, with its evidence. */
@Embeddable
public record EnforcementIntentId(UUID value) implements Id {
  /** A new id. */
  public static EnforcementIntentId next() {
    return new EnforcementIntentId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static EnforcementIntentId parse(String text) {
    return new EnforcementIntentId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
