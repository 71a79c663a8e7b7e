package io.dotmac.sub.billing.credit;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one credit note. */
@Embeddable
public record CreditNoteId(UUID value) implements Id {
  /** A new id. */
  public static CreditNoteId next() {
    return new CreditNoteId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static CreditNoteId parse(String text) {
    return new CreditNoteId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
