package io.dotmac.sub.core.subscriber.contact;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What a typed value holds. */
public enum ValueType {
  STRING,
  INTEGER,
  DECIMAL,
  BOOLEAN,
  DATE,
  JSON;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<ValueType> {
    /** For Hibernate. */
    public Column() {
      super(ValueType.class);
    }
  }
}
