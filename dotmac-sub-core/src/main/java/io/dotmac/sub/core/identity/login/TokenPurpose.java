package io.dotmac.sub.core.identity.login;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** Why somebody sets a password by a link. */
public enum TokenPurpose {
  /** It is their first. */
  INVITATION,
  /** They have forgotten it, or somebody has to give them another. */
  RESET,
  /** They have just proved the one before, which must be changed. */
  CHANGE;

  /** Stores it by its wire name. */
  @Converter
  public static class Column extends EnumColumn<TokenPurpose> {
    Column() {
      super(TokenPurpose.class);
    }
  }
}
