package io.dotmac.sub.billing.invoice;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What an invoice line charges. */
public enum InvoiceLineKind {
  /** A whole period. */
  RECURRING,
  /** Some days of a period. */
  PRORATION,
  /** Something charged once. */
  ONE_TIME,
  /** What was used. */
  USAGE,
  /** Written by hand. */
  MANUAL;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<InvoiceLineKind> {
    /** For Hibernate. */
    public Column() {
      super(InvoiceLineKind.class);
    }
  }
}
