package io.dotmac.sub.billing.charge.price;

import io.dotmac.sub.billing.charge.derivation.Step;
import io.dotmac.sub.core.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;

/** How the price of a whole period follows from the quantity. */
public sealed interface PriceModel
    permits PriceModel.Flat, PriceModel.PerUnit, Tiered, PackagePrice, Rated {

  /** The price of one whole period for that quantity. */
  BigDecimal of(BigDecimal quantity);

  /** The price of one whole period for so many. */
  default BigDecimal perPeriod(long quantity) {
    return of(BigDecimal.valueOf(quantity));
  }

  /** How the price follows from the quantity; empty when it is price times quantity. */
  default List<Step> explain(BigDecimal quantity) {
    return List.of();
  }

  /**
   * The price and quantity that a line shows. Days are given back and charged anew exactly when
   * these change.
   */
  Terms terms(long quantity);

  /** The currency of the price. */
  Currency currency();

  /** The same price whatever the quantity. */
  static PriceModel flat(Money price) {
    return new Flat(price);
  }

  /** So much for each. */
  static PriceModel perUnit(Money unitPrice) {
    return new PerUnit(unitPrice);
  }

  /**
   * The same price whatever the quantity.
   *
   * @param price of one period, 0 or more
   */
  record Flat(Money price) implements PriceModel {
    /** Rejects a negative price. */
    public Flat {
      notNegative(price);
    }

    @Override
    public BigDecimal of(BigDecimal quantity) {
      return price.decimal();
    }

    @Override
    public Terms terms(long quantity) {
      return new Terms(price, 1);
    }

    @Override
    public Currency currency() {
      return price.currency();
    }
  }

  /**
   * So much for each.
   *
   * @param unitPrice of one for one period, 0 or more
   */
  record PerUnit(Money unitPrice) implements PriceModel {
    /** Rejects a negative price. */
    public PerUnit {
      notNegative(unitPrice);
    }

    @Override
    public BigDecimal of(BigDecimal quantity) {
      return unitPrice.decimal().multiply(quantity);
    }

    @Override
    public Terms terms(long quantity) {
      return new Terms(unitPrice, quantity);
    }

    @Override
    public Currency currency() {
      return unitPrice.currency();
    }
  }

  /** Rejects a price below 0. */
  static void notNegative(Money price) {
    if (price.isNegative()) {
      throw new IllegalArgumentException(
          "a price of 0 or more was expected and " + price + " found");
    }
  }
}
