package io.dotmac.sub.billing.invoice;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What made an invoice. */
public enum InvoiceOrigin {
  RUN,
  MANUAL,
  IMPORT;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<InvoiceOrigin> {
    /** For Hibernate. */
    public Column() {
      super(InvoiceOrigin.class);
    }
  }
}
