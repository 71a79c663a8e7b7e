package io.dotmac.sub.billing.invoice;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one invoice line. */
@Embeddable
public record InvoiceLineId(UUID value) implements Id {
  /** A new id. */
  public static InvoiceLineId next() {
    return new InvoiceLineId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static InvoiceLineId parse(String text) {
    return new InvoiceLineId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
