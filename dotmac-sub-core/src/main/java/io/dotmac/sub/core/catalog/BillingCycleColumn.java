package io.dotmac.sub.core.catalog;

import io.dotmac.sub.core.time.BillingCycle;
import io.dotmac.sub.core.tx.EnumColumn;
import jakarta.persistence.Converter;

/** Stores a billing cycle by its wire name; {@code core.time} itself knows no database. */
@Converter(autoApply = true)
public class BillingCycleColumn extends EnumColumn<BillingCycle> {
  /** For Hibernate. */
  public BillingCycleColumn() {
    super(BillingCycle.class);
  }
}
