package io.dotmac.sub.core.subscriber;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** As the subscriber says; nothing depends on it. */
public enum Gender {
  FEMALE,
  MALE,
  NON_BINARY,
  OTHER,
  UNKNOWN;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<Gender> {
    /** For Hibernate. */
    public Column() {
      super(Gender.class);
    }
  }
}
