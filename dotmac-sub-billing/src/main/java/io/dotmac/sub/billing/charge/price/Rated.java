package io.dotmac.sub.billing.charge.price;

import io.dotmac.sub.billing.charge.derivation.Step;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.money.UnitRate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;

/**
 * A rate of each unit that may have more decimals than money; the price of a period is rounded
 * HALF_UP once.
 *
 * @param rate 0 or more
 * @param currency of the price
 */
public record Rated(UnitRate rate, Currency currency) implements PriceModel {

  /** Rejects a negative rate. */
  public Rated {
    if (rate.value().signum() < 0) {
      throw new IllegalArgumentException("a rate of 0 or more was expected and " + rate + " found");
    }
  }

  @Override
  public BigDecimal of(BigDecimal quantity) {
    return price(quantity).decimal();
  }

  @Override
  public Terms terms(long quantity) {
    return new Terms(price(BigDecimal.valueOf(quantity)), 1);
  }

  @Override
  public List<Step> explain(BigDecimal quantity) {
    BigDecimal none = Money.zero(currency).decimal();
    return List.of(new Step.TierPrice(quantity, rate.value(), none, of(quantity)));
  }

  private Money price(BigDecimal quantity) {
    int digits = currency.getDefaultFractionDigits();
    BigDecimal exact = rate.value().multiply(quantity).setScale(digits, RoundingMode.HALF_UP);
    return Money.rounded(exact, currency, RoundingMode.UNNECESSARY);
  }
}
