package io.dotmac.sub.core.subscriber;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** Where a subscriber stands with the provider. */
public enum SubscriberStatus {
  ACTIVE,
  SUSPENDED,
  CANCELED,
  DELINQUENT;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<SubscriberStatus> {
    /** For Hibernate. */
    public Column() {
      super(SubscriberStatus.class);
    }
  }
}
