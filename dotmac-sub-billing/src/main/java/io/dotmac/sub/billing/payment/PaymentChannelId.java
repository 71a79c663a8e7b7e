package io.dotmac.sub.billing.payment;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one payment channel. */
@Embeddable
public record PaymentChannelId(UUID value) implements Id {
  /** A new id. */
  public static PaymentChannelId next() {
    return new PaymentChannelId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static PaymentChannelId parse(String text) {
    return new PaymentChannelId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
