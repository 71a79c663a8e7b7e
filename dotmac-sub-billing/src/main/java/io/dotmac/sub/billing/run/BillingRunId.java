package io.dotmac.sub.billing.run;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one billing run. */
@Embeddable
public record BillingRunId(UUID value) implements Id {
  /** A new id. */
  public static BillingRunId next() {
    return new BillingRunId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static BillingRunId parse(String text) {
    return new BillingRunId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
