package io.dotmac.sub.core.identity.sso;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What a provider asks for though somebody is signed in there (OpenID Connect Core 3.1.2.1). */
public enum SsoPrompt {
  LOGIN,
  CONSENT,
  SELECT_ACCOUNT;

  /** Stores it by its wire name. */
  @Converter
  static class Column extends EnumColumn<SsoPrompt> {
    Column() {
      super(SsoPrompt.class);
    }
  }
}
