package io.dotmac.sub.billing.account;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one billing account. */
@Embeddable
public record AccountId(UUID value) implements Id {
  /** A new id. */
  public static AccountId next() {
    return new AccountId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static AccountId parse(String text) {
    return new AccountId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
