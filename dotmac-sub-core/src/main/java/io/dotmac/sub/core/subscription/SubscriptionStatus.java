package io.dotmac.sub.core.subscription;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** Where a service stands. */
public enum SubscriptionStatus {
  PENDING,
  ACTIVE,
  SUSPENDED,
  CANCELED,
  EXPIRED;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<SubscriptionStatus> {
    /** For Hibernate. */
    public Column() {
      super(SubscriptionStatus.class);
    }
  }
}
