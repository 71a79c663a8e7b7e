package io.dotmac.sub.billing.ledger;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one ledger transaction. */
@Embeddable
public record LedgerTransactionId(UUID value) implements Id {
  /** A new id. */
  public static LedgerTransactionId next() {
    return new LedgerTransactionId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static LedgerTransactionId parse(String text) {
    return new LedgerTransactionId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
