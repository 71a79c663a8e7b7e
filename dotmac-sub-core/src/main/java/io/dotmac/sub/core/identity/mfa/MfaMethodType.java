package io.dotmac.sub.core.identity.mfa;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How the second proof is given. */
public enum MfaMethodType {
  TOTP,
  SMS,
  EMAIL;

  /** Stores it by its wire name. */
  @Converter
  static class Column extends EnumColumn<MfaMethodType> {
    Column() {
      super(MfaMethodType.class);
    }
  }
}
