package io.dotmac.sub.billing.charge.price;

import io.dotmac.sub.billing.charge.derivation.Step;
import io.dotmac.sub.core.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;

/**
 * So much for each package that was begun: 21 units in packages of 10 cost three packages.
 *
 * @param size units of one package, more than 0
 * @param price of one package for one period, 0 or more
 */
public record PackagePrice(BigDecimal size, Money price) implements PriceModel {

  /** Rejects an empty package and a negative price. */
  public PackagePrice {
    PriceModel.notNegative(price);
    if (size.signum() <= 0) {
      throw new IllegalArgumentException(
          "a package of more than 0 units was expected and " + size + " found");
    }
  }

  @Override
  public BigDecimal of(BigDecimal quantity) {
    return price.decimal().multiply(BigDecimal.valueOf(packages(quantity)));
  }

  @Override
  public Terms terms(long quantity) {
    return new Terms(price, packages(BigDecimal.valueOf(quantity)));
  }

  @Override
  public Currency currency() {
    return price.currency();
  }

  @Override
  public List<Step> explain(BigDecimal quantity) {
    return List.of(
        new Step.Packages(quantity, size, packages(quantity), price.decimal(), of(quantity)));
  }

  private long packages(BigDecimal quantity) {
    return quantity.divide(size, 0, RoundingMode.CEILING).longValueExact();
  }
}
