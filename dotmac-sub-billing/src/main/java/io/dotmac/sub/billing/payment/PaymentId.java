package io.dotmac.sub.billing.payment;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one payment. */
@Embeddable
public record PaymentId(UUID value) implements Id {
  /** A new id. */
  public static PaymentId next() {
    return new PaymentId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static PaymentId parse(String text) {
    return new PaymentId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
