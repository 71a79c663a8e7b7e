package io.dotmac.sub.billing.credit;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How much of a credit note is used up. */
public enum CreditNoteStatus {
  DRAFT,
  ISSUED,
  PARTIALLY_APPLIED,
  APPLIED,
  VOID;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<CreditNoteStatus> {
    /** For Hibernate. */
    public Column() {
      super(CreditNoteStatus.class);
    }
  }
}
