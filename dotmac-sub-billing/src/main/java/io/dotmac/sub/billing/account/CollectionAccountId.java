package io.dotmac.sub.billing.account;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one collection account. */
@Embeddable
public record CollectionAccountId(UUID value) implements Id {
  /** A new id. */
  public static CollectionAccountId next() {
    return new CollectionAccountId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static CollectionAccountId parse(String text) {
    return new CollectionAccountId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
