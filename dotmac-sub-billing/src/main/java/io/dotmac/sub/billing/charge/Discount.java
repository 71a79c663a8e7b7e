package io.dotmac.sub.billing.charge;

import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.money.UnitRate;
import io.dotmac.sub.core.time.DateRange;
import java.math.BigDecimal;

/** Something taken off a component's price before tax, for the days it is valid. */
public sealed interface Discount {

  /** The days it counts for. */
  DateRange valid();

  /** A share of the price. */
  static Discount percent(String percent, DateRange valid) {
    return new Percent(UnitRate.of(percent), valid);
  }

  /** An amount for each whole period, by day for a part of one; never more than the price. */
  static Discount fixed(Money perPeriod, DateRange valid) {
    return new Fixed(perPeriod, valid);
  }

  /**
   * A share of the price.
   *
   * @param percent above 0, at most 100
   * @param valid the days it counts for
   */
  record Percent(UnitRate percent, DateRange valid) implements Discount {
    /** Rejects what is no share. */
    public Percent {
      if (percent.value().signum() <= 0 || percent.value().compareTo(BigDecimal.valueOf(100)) > 0) {
        throw new IllegalArgumentException(
            "a discount above 0 and at most 100 per cent was expected and " + percent + " found");
      }
    }
  }

  /**
   * An amount for each whole period.
   *
   * @param perPeriod more than 0
   * @param valid the days it counts for
   */
  record Fixed(Money perPeriod, DateRange valid) implements Discount {
    /** Rejects a discount that would raise the price. */
    public Fixed {
      if (!perPeriod.isPositive()) {
        throw new IllegalArgumentException(
            "a discount above 0 was expected and " + perPeriod + " found");
      }
    }
  }
}
