package io.dotmac.sub.billing.charge;

import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.time.AnchorGrid;
import io.dotmac.sub.core.time.DateRange;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a component is charged. */
public sealed interface Schedule {

  /** For every period of a grid. */
  sealed interface Periodic extends Schedule permits InAdvance, InArrears, Metered {
    /** The periods. */
    AnchorGrid grid();

    /** Whether a period is charged when it is over, rather than when it begins. */
    default boolean isInArrears() {
      return true;
    }
  }

  /**
   * For every period, on its first day.
   *
   * @param grid the periods
   */
  record InAdvance(AnchorGrid grid) implements Periodic {
    @Override
    public boolean isInArrears() {
      return false;
    }
  }

  /**
   * For every period, once it is over or the service has ended.
   *
   * @param grid the periods
   */
  record InArrears(AnchorGrid grid) implements Periodic {}

  /**
   * For what was used in a period, once it is over or the service has ended. The price is of the
   * units used, not of days.
   *
   * @param grid the periods
   * @param included units of a period that cost nothing, whole also in a period in part
   * @param most what is charged for a period at the most, before discounts and taxes
   * @param used what was measured; what belongs to no period of service is not charged
   */
  record Metered(
      AnchorGrid grid, BigDecimal included, @Nullable Money most, List<Usage> used)
      implements Periodic {
    /** Rejects a negative allowance and a negative cap. */
    public Metered {
      if (included.signum() < 0 || most != null && most.isNegative()) {
        throw new IllegalArgumentException("an allowance and a cap of 0 or more were expected, "
            + included + " and " + most + " found");
      }
      used = used.stream().sorted(Comparator.comparing(Usage::days)).toList();
    }

    /** What was used on days of the range. */
    BigDecimal usedWithin(DateRange range) {
      BigDecimal sum = BigDecimal.ZERO;
      for (Usage usage : used) {
        sum = range.contains(usage.days().start()) ? sum.add(usage.quantity()) : sum;
      }
      return sum;
    }
  }

  /** Once, on the component's first day. */
  record Once() implements Schedule {}

  /**
   * Units that were used.
   *
   * @param days when; the first of them decides to which period they belong
   * @param quantity how many, 0 or more
   */
  record Usage(DateRange days, BigDecimal quantity) {
    /** Rejects negative use. */
    public Usage {
      if (quantity.signum() < 0) {
        throw new IllegalArgumentException(
            "a quantity of 0 or more was expected and " + quantity + " found");
      }
    }
  }
}
