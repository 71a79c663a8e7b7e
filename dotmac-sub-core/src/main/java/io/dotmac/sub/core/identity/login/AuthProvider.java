package io.dotmac.sub.core.identity.login;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** Who checks the password of a credential. */
public enum AuthProvider {
  LOCAL,
  SSO,
  RADIUS;

  /** Stores it by its wire name. */
  @Converter
  static class Column extends EnumColumn<AuthProvider> {
    Column() {
      super(AuthProvider.class);
    }
  }
}
