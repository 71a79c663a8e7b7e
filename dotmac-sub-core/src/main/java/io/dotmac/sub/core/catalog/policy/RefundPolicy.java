package io.dotmac.sub.core.catalog.policy;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What is given back when a service ends early. */
public enum RefundPolicy {
  NONE,
  PRORATED,
  FULL_WITHIN_DAYS;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<RefundPolicy> {
    /** For Hibernate. */
    public Column() {
      super(RefundPolicy.class);
    }
  }
}
