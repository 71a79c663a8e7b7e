package io.dotmac.sub.billing.credit;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one application of a credit note to an invoice. */
@Embeddable
public record CreditApplicationId(UUID value) implements Id {
  /** A new id. */
  public static CreditApplicationId next() {
    return new CreditApplicationId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static CreditApplicationId parse(String text) {
    return new CreditApplicationId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
