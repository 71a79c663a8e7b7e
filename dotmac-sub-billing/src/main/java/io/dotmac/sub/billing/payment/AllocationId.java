package io.dotmac.sub.billing.payment;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one allocation of a payment to an invoice. */
@Embeddable
public record AllocationId(UUID value) implements Id {
  /** A new id. */
  public static AllocationId next() {
    return new AllocationId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static AllocationId parse(String text) {
    return new AllocationId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
