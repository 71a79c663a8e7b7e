package io.dotmac.sub.core.network.ip;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How an address is held. */
public enum HoldingKind {
  /** By nobody who logs in: routers, servers, what is kept for later. */
  RESERVED,
  /** For good, by a service or a credential. */
  ASSIGNED,
  /** By the credential that was given it at a login, until somebody else needs it. */
  LEASED;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<HoldingKind> {
    /** For Hibernate. */
    public Column() {
      super(HoldingKind.class);
    }
  }
}
