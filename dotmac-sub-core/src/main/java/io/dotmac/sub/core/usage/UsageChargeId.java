package io.dotmac.sub.core.usage;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names what a service used in some days. */
@Embeddable
public record UsageChargeId(UUID value) implements Id {
  /** A new id. */
  public static UsageChargeId next() {
    return new UsageChargeId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static UsageChargeId parse(String text) {
    return new UsageChargeId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
