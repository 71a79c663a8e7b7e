package io.dotmac.sub.billing.charge.price;

import io.dotmac.sub.billing.charge.derivation.Step;
import io.dotmac.sub.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * A price by ranges of the quantity, rounded HALF_UP once for a whole period.
 *
 * @param mode how the tiers count
 * @param tiers from the lowest, at least one; only the last has no end
 */
public record Tiered(Mode mode, List<Tier> tiers) implements PriceModel {

  /** How tiers count. */
  public enum Mode {
    /** Each unit costs what its own tier says: the 11th unit does not change the first ten. */
    GRADUATED,
    /** All units cost what the tier of the whole quantity says. */
    VOLUME
  }

  /** Rejects tiers that do not rise, two currencies, and a last tier that ends. */
  public Tiered {
    tiers = List.copyOf(tiers);
    if (tiers.isEmpty()) {
      throw new IllegalArgumentException("a tiered price has no tier");
    }
    BigDecimal below = BigDecimal.ZERO;
    for (int i = 0; i < tiers.size(); i++) {
      Tier tier = tiers.get(i);
      boolean last = i == tiers.size() - 1;
      if (last != (tier.upTo() == null)) {
        throw new IllegalArgumentException("the last tier, and only it, must have no end");
      }
      if (!last && tier.upTo().compareTo(below) <= 0) {
        throw new IllegalArgumentException(
            "tiers that rise were expected and " + tier.upTo() + " after " + below + " found");
      }
      if (!tier.fee().currency().equals(tiers.get(0).fee().currency())) {
        throw new IllegalArgumentException("the tiers have fees of two currencies");
      }
      below = last ? below : tier.upTo();
    }
  }

  @Override
  public BigDecimal of(BigDecimal quantity) {
    return sum(steps(quantity)).decimal();
  }

  @Override
  public Terms terms(long quantity) {
    return new Terms(sum(steps(BigDecimal.valueOf(quantity))), 1);
  }

  @Override
  public Currency currency() {
    return tiers.get(0).fee().currency();
  }

  @Override
  public List<Step> explain(BigDecimal quantity) {
    List<Step> steps = new ArrayList<>(steps(quantity));
    if (steps.size() > 1) {
      steps.add(new Step.Sum(sum(steps(quantity)).decimal()));
    }
    return steps;
  }

  /** Rounds what it comes to after each tier, so that the tiers sum to the exact sum rounded. */
  private List<Step.TierPrice> steps(BigDecimal quantity) {
    List<Step.TierPrice> steps = new ArrayList<>();
    BigDecimal exact = BigDecimal.ZERO;
    Money before = Money.zero(currency());
    BigDecimal from = BigDecimal.ZERO;
    for (Tier tier : tiers) {
      boolean counts =
          mode == Mode.GRADUATED ? quantity.compareTo(from) > 0 : !tier.isBelow(quantity);
      if (counts) {
        BigDecimal units = units(quantity, from, tier);
        exact = exact.add(units.multiply(tier.rate().value())).add(tier.fee().decimal());
        Money sum = rounded(exact);
        steps.add(new Step.TierPrice(
            units, tier.rate().value(), tier.fee().decimal(), sum.minus(before).decimal()));
        before = sum;
        if (mode == Mode.VOLUME) {
          break;
        }
      }
      from = tier.upTo() == null ? from : tier.upTo();
    }
    return steps;
  }

  private BigDecimal units(BigDecimal quantity, BigDecimal from, Tier tier) {
    if (mode == Mode.VOLUME) {
      return quantity;
    }
    BigDecimal end = tier.upTo();
    return (end == null ? quantity : quantity.min(end)).subtract(from);
  }

  private Money sum(List<Step.TierPrice> steps) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Step.TierPrice step : steps) {
      sum = sum.add(step.result());
    }
    return Money.rounded(sum, currency(), RoundingMode.UNNECESSARY);
  }

  private Money rounded(BigDecimal exact) {
    int digits = currency().getDefaultFractionDigits();
    return Money.rounded(
        exact.setScale(digits, RoundingMode.HALF_UP), currency(), RoundingMode.UNNECESSARY);
  }
}
