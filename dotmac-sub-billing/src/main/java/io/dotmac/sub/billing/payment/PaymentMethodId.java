package io.dotmac.sub.billing.payment;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one payment method. */
@Embeddable
public record PaymentMethodId(UUID value) implements Id {
  /** A new id. */
  public static PaymentMethodId next() {
    return new PaymentMethodId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static PaymentMethodId parse(String text) {
    return new PaymentMethodId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
