package io.dotmac.sub.core.catalog.profile;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one usage allowance. */
@Embeddable
public record UsageAllowanceId(UUID value) implements Id {
  /** A new id. */
  public static UsageAllowanceId next() {
    return new UsageAllowanceId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static UsageAllowanceId parse(String text) {
    return new UsageAllowanceId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
