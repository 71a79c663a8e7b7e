package io.dotmac.sub.billing.payment.channel;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one account of a payment channel. */
@Embeddable
public record PaymentChannelAccountId(UUID value) implements Id {
  /** A new id. */
  public static PaymentChannelAccountId next() {
    return new PaymentChannelAccountId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static PaymentChannelAccountId parse(String text) {
    return new PaymentChannelAccountId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
