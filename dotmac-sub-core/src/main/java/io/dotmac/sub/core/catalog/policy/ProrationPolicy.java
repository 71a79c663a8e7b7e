package io.dotmac.sub.core.catalog.policy;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** When a change of plan or service takes effect on the bill. */
public enum ProrationPolicy {
  IMMEDIATE,
  NEXT_CYCLE,
  NONE;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<ProrationPolicy> {
    /** For Hibernate. */
    public Column() {
      super(ProrationPolicy.class);
    }
  }
}
