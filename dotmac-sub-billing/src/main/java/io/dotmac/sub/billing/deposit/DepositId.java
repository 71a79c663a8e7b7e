package io.dotmac.sub.billing.deposit;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one deposit. */
@Embeddable
public record DepositId(UUID value) implements Id {
  /** A new id. */
  public static DepositId next() {
    return new DepositId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static DepositId parse(String text) {
    return new DepositId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
