package io.dotmac.sub.billing.invoice;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one invoice. */
@Embeddable
public record InvoiceId(UUID value) implements Id {
  /** A new id. */
  public static InvoiceId next() {
    return new InvoiceId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static InvoiceId parse(String text) {
    return new InvoiceId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
