package io.dotmac.sub.core.subscriber;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** A way to reach a person. */
public enum ContactMethod {
  EMAIL,
  PHONE,
  SMS,
  WHATSAPP,
  PUSH;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<ContactMethod> {
    /** For Hibernate. */
    public Column() {
      super(ContactMethod.class);
    }
  }
}
