package io.dotmac.sub.core.access.realm;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** Where in a user name a realm stands. */
public enum RealmForm {
  /** {@code ada@example.net}, and also {@code ada@a.example.net}. */
  SUFFIX,
  /** {@code example\\ada}. */
  PREFIX;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<RealmForm> {
    /** For Hibernate. */
    public Column() {
      super(RealmForm.class);
    }
  }
}
