package io.dotmac.sub.billing.ledger;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one ledger entry. */
@Embeddable
public record LedgerEntryId(UUID value) implements Id {
  /** A new id. */
  public static LedgerEntryId next() {
    return new LedgerEntryId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static LedgerEntryId parse(String text) {
    return new LedgerEntryId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
