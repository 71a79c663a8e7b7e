package io.dotmac.sub.core.usage;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one growth of the traffic of a service, counted once. */
@Embeddable
public record UsageRecordId(UUID value) implements Id {
  /** A new id. */
  public static UsageRecordId next() {
    return new UsageRecordId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static UsageRecordId parse(String text) {
    return new UsageRecordId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
