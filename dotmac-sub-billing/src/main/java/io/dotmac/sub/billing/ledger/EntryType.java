package io.dotmac.sub.billing.ledger;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** The side of an entry. */
public enum EntryType {
  DEBIT,
  CREDIT;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<EntryType> {
    /** For Hibernate. */
    public Column() {
      super(EntryType.class);
    }
  }
}
