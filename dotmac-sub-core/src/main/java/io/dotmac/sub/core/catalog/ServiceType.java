package io.dotmac.sub.core.catalog;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** Whom a plan is for. */
public enum ServiceType {
  RESIDENTIAL,
  BUSINESS;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<ServiceType> {
    /** For Hibernate. */
    public Column() {
      super(ServiceType.class);
    }
  }
}
