package io.dotmac.sub.core.provisioning.order;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** Where a service stands on the way to the subscriber's place. */
public enum ServiceState {
  PENDING,
  INSTALLING,
  PROVISIONING,
  ACTIVE,
  SUSPENDED,
  CANCELED,
  DISCONNECTED;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<ServiceState> {
    /** For Hibernate. */
    public Column() {
      super(ServiceState.class);
    }
  }
}
