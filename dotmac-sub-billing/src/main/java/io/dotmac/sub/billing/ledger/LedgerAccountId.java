package io.dotmac.sub.billing.ledger;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one account of the chart of accounts. */
@Embeddable
public record LedgerAccountId(UUID value) implements Id {
  /** A new id. */
  public static LedgerAccountId next() {
    return new LedgerAccountId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static LedgerAccountId parse(String text) {
    return new LedgerAccountId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
