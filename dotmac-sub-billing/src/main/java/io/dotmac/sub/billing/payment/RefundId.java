package io.dotmac.sub.billing.payment;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one refund. */
@Embeddable
public record RefundId(UUID value) implements Id {
  /** A new id. */
  public static RefundId next() {
    return new RefundId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static RefundId parse(String text) {
    return new RefundId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
