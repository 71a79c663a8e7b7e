package io.dotmac.sub.core.catalog.offer;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** Whether an offer is sold. */
public enum OfferStatus {
  ACTIVE,
  INACTIVE,
  ARCHIVED;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<OfferStatus> {
    /** For Hibernate. */
    public Column() {
      super(OfferStatus.class);
    }
  }
}
