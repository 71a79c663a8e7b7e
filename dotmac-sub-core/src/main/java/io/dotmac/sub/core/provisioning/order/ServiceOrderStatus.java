package io.dotmac.sub.core.provisioning.order;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;
import java.util.EnumSet;
import java.util.Set;

/** How far an order has come. The schema holds rows to the same moves. */
public enum ServiceOrderStatus {
  /** Nobody works on it yet. */
  DRAFT,
  /** Somebody is to work on it. */
  SUBMITTED,
  /** A visit is agreed. */
  SCHEDULED,
  /** The network is being set up. */
  PROVISIONING,
  /** What was ordered works: the end. */
  ACTIVE,
  /** It is not wanted any more: the end. */
  CANCELED,
  /** The network could not be set up; it can be tried again. */
  FAILED;

  /** Where it may come to from here. */
  public Set<ServiceOrderStatus> next() {
    return switch (this) {
      case DRAFT -> EnumSet.of(SUBMITTED, CANCELED);
      case SUBMITTED -> EnumSet.of(SCHEDULED, PROVISIONING, ACTIVE, CANCELED);
      case SCHEDULED -> EnumSet.of(SUBMITTED, PROVISIONING, ACTIVE, CANCELED);
      case PROVISIONING -> EnumSet.of(ACTIVE, FAILED);
      case FAILED -> EnumSet.of(SUBMITTED, SCHEDULED, PROVISIONING, ACTIVE, CANCELED);
      case ACTIVE, CANCELED -> EnumSet.noneOf(ServiceOrderStatus.class);
    };
  }

  /** Whether there is something left to do. */
  public boolean open() {
    return this != ACTIVE && this != CANCELED;
  }

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<ServiceOrderStatus> {
    /** For Hibernate. */
    public Column() {
      super(ServiceOrderStatus.class);
    }
  }
}
