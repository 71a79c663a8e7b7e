package io.dotmac.sub.billing.payment;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one payment provider. */
@Embeddable
public record PaymentProviderId(UUID value) implements Id {
  /** A new id. */
  public static PaymentProviderId next() {
    return new PaymentProviderId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static PaymentProviderId parse(String text) {
    return new PaymentProviderId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
