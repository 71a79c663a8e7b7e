package io.dotmac.sub.core.access.sync;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How passwords are written to the database of a FreeRADIUS, which decides what it can answer. */
public enum PasswordFormat {
  /** As they are: serves PAP, CHAP and MS-CHAPv2. */
  CLEARTEXT,
  /** As the NT hash: serves PAP and MS-CHAPv2. */
  NT_HASH,
  /** As a salted SHA-512: serves PAP only. */
  SALTED_HASH;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<PasswordFormat> {
    /** For Hibernate. */
    public Column() {
      super(PasswordFormat.class);
    }
  }
}
