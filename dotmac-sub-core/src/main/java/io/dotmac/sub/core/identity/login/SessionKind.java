package io.dotmac.sub.core.identity.login;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What holds a session: a browser by its cookie, or a program by its tokens. */
public enum SessionKind {
  PORTAL,
  API;

  /** Stores it by its wire name. */
  @Converter
  public static class Column extends EnumColumn<SessionKind> {
    Column() {
      super(SessionKind.class);
    }
  }
}
