package io.dotmac.sub.billing.ledger;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one accounting period. */
@Embeddable
public record AccountingPeriodId(UUID value) implements Id {
  /** A new id. */
  public static AccountingPeriodId next() {
    return new AccountingPeriodId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static AccountingPeriodId parse(String text) {
    return new AccountingPeriodId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
