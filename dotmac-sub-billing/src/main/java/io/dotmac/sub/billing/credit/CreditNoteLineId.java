package io.dotmac.sub.billing.credit;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one line of a credit note. */
@Embeddable
public record CreditNoteLineId(UUID value) implements Id {
  /** A new id. */
  public static CreditNoteLineId next() {
    return new CreditNoteLineId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static CreditNoteLineId parse(String text) {
    return new CreditNoteLineId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
