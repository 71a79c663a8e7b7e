package io.dotmac.sub.core.identity.sso;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** By what of a provider's word somebody is known the first time they come. */
public enum LoginClaim {
  /** Their e-mail address, if the provider has verified it. */
  EMAIL,
  /** The subject itself, which is then their user name here. */
  SUB;

  /** Stores it by its wire name. */
  @Converter
  static class Column extends EnumColumn<LoginClaim> {
    Column() {
      super(LoginClaim.class);
    }
  }
}
