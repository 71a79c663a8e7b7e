package io.dotmac.sub.billing.cash;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one amount that nobody claimed yet. */
@Embeddable
public record UnappliedCashId(UUID value) implements Id {
  /** A new id. */
  public static UnappliedCashId next() {
    return new UnappliedCashId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static UnappliedCashId parse(String text) {
    return new UnappliedCashId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
