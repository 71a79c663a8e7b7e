package io.dotmac.sub.billing.dunning.shield;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** Why an account is left in peace. */
public enum ShieldKind {
  /** Somebody said they will pay an amount by a day. */
  PROMISE,
  /** An invoice is contested. */
  DISPUTE,
  /** The debt is paid in installments. */
  ARRANGEMENT;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<ShieldKind> {
    /** For Hibernate. */
    public Column() {
      super(ShieldKind.class);
    }
  }
}
