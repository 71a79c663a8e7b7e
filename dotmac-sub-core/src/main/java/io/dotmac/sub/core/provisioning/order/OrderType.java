package io.dotmac.sub.core.provisioning.order;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What is done for a service. */
public enum OrderType {
  NEW_INSTALL,
  UPGRADE,
  DOWNGRADE,
  DISCONNECT;

  /** What an order of this type that stands there means for its service. */
  ServiceState state(ServiceOrderStatus status) {
    if (status == ServiceOrderStatus.PROVISIONING) {
      return ServiceState.PROVISIONING;
    }
    return switch (this) {
      case NEW_INSTALL -> installing(status);
      case DISCONNECT ->
        status == ServiceOrderStatus.ACTIVE ? ServiceState.DISCONNECTED : ServiceState.CANCELED;
      case UPGRADE, DOWNGRADE -> ServiceState.ACTIVE;
    };
  }

  private static ServiceState installing(ServiceOrderStatus status) {
    return switch (status) {
      case DRAFT, SUBMITTED -> ServiceState.PENDING;
      case SCHEDULED, FAILED -> ServiceState.INSTALLING;
      case PROVISIONING -> ServiceState.PROVISIONING;
      case ACTIVE -> ServiceState.ACTIVE;
      case CANCELED -> ServiceState.CANCELED;
    };
  }

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<OrderType> {
    /** For Hibernate. */
    public Column() {
      super(OrderType.class);
    }
  }
}
