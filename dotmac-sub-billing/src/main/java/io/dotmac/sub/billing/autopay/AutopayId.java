package io.dotmac.sub.billing.autopay;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one agreement to collect automatically. */
@Embeddable
public record AutopayId(UUID value) implements Id {
  /** A new id. */
  public static AutopayId next() {
    return new AutopayId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static AutopayId parse(String text) {
    return new AutopayId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
