package io.dotmac.sub.core.identity.login;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** The states of a session; only an active one whose time is not up lets anybody in. */
public enum SessionStatus {
  ACTIVE,
  REVOKED,
  EXPIRED;

  /** Stores it by its wire name. */
  @Converter
  static class Column extends EnumColumn<SessionStatus> {
    Column() {
      super(SessionStatus.class);
    }
  }
}
