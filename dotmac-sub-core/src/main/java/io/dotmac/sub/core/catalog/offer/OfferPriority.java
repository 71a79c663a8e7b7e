package io.dotmac.sub.core.catalog.offer;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** Which traffic goes first when a link is full. */
public enum OfferPriority {
  LOW,
  NORMAL,
  HIGH;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<OfferPriority> {
    /** For Hibernate. */
    public Column() {
      super(OfferPriority.class);
    }
  }
}
