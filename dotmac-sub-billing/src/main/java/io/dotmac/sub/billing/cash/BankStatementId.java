package io.dotmac.sub.billing.cash;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one bank statement. */
@Embeddable
public record BankStatementId(UUID value) implements Id {
  /** A new id. */
  public static BankStatementId next() {
    return new BankStatementId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static BankStatementId parse(String text) {
    return new BankStatementId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
