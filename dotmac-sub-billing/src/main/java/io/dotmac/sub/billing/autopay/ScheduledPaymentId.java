package io.dotmac.sub.billing.autopay;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one scheduled payment. */
@Embeddable
public record ScheduledPaymentId(UUID value) implements Id {
  /** A new id. */
  public static ScheduledPaymentId next() {
    return new ScheduledPaymentId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static ScheduledPaymentId parse(String text) {
    return new ScheduledPaymentId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
