package io.dotmac.sub.core.access.credential;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How the secret of a credential is known, which decides what it can answer. */
public enum SecretKind {
  /** In clear, encrypted at rest: serves PAP, CHAP and MS-CHAPv2. */
  CLEAR,
  /** As the NT hash: serves PAP and MS-CHAPv2. */
  NT_HASH,
  /** As a hash of the password: serves PAP only. */
  PASSWORD_HASH;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<SecretKind> {
    /** For Hibernate. */
    public Column() {
      super(SecretKind.class);
    }
  }
}
