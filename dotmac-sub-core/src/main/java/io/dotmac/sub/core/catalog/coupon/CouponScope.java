package io.dotmac.sub.core.catalog.coupon;

import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** What a coupon takes something off. */
public enum CouponScope {
  /** The plan alone. */
  PLAN,
  /** The plan and its recurring add-ons. */
  SERVICE,
  /** Every invoice that charges a period of the service, with all its lines. */
  INVOICE;

  /** Stores the wire name. */
  @Converter(autoApply = true)
  public static class Column extends EnumColumn<CouponScope> {
    /** For Hibernate. */
    public Column() {
      super(CouponScope.class);
    }
  }
}
