package io.dotmac.sub.core.access.realm;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** Where accounting of a realm's users goes. */
public enum RealmAccounting {
  /** It is stored here, as that of one's own users. */
  LOCAL,
  /** The home server gets it and acknowledges it; nothing is stored here. */
  HOME;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<RealmAccounting> {
    /** For Hibernate. */
    public Column() {
      super(RealmAccounting.class);
    }
  }
}
