package io.dotmac.sub.billing.cash;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one row of a bank statement. */
@Embeddable
public record BankRowId(UUID value) implements Id {
  /** A new id. */
  public static BankRowId next() {
    return new BankRowId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static BankRowId parse(String text) {
    return new BankRowId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
