package io.dotmac.sub.billing.gateway.event;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** How far a message of a provider is. */
public enum ProviderEventStatus {
  /** Stored, and not looked at yet. */
  PENDING,
  /** What it says has happened here. */
  PROCESSED,
  /** It could not be processed; it is tried again. */
  FAILED;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<ProviderEventStatus> {
    /** For Hibernate. */
    public Column() {
      super(ProviderEventStatus.class);
    }
  }
}
