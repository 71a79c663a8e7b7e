package io.dotmac.sub.billing.charge.price;

import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.money.UnitRate;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A range of quantities with a rate of its own; it begins where the tier before it ends.
 *
 * @param upTo the last quantity that belongs to it; absent for the last tier
 * @param rate of each unit, 0 or more
 * @param fee once when the tier is reached, 0 or more
 */
public record Tier(@Nullable BigDecimal upTo, UnitRate rate, Money fee) {

  /** Rejects a tier that would lower the price. */
  public Tier {
    if (rate.value().signum() < 0 || fee.isNegative()) {
      throw new IllegalArgumentException(
          "a rate and a fee of 0 or more were expected and " + rate + " and " + fee + " found");
    }
    upTo = upTo == null || upTo.signum() == 0 ? upTo : upTo.stripTrailingZeros();
  }

  /** So much for each up to that quantity. */
  public static Tier upTo(String quantity, String rate, Money fee) {
    return new Tier(new BigDecimal(quantity), UnitRate.of(rate), fee);
  }

  /** So much for each beyond the tiers before it. */
  public static Tier beyond(String rate, Money fee) {
    return new Tier(null, UnitRate.of(rate), fee);
  }

  /** Whether that quantity lies beyond it. */
  boolean isBelow(BigDecimal quantity) {
    return upTo != null && quantity.compareTo(upTo) > 0;
  }
}
