package io.dotmac.sub.billing.charge;

import io.dotmac.sub.core.money.Money;
import java.math.BigDecimal;
import java.util.Currency;

/** How the price of a whole period follows from the quantity. */
public sealed interface PriceModel {

  /** The exact price of one period for that quantity; it may have more decimals than money. */
  BigDecimal perPeriod(long quantity);

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
    public BigDecimal perPeriod(long quantity) {
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
    public BigDecimal perPeriod(long quantity) {
      return unitPrice.decimal().multiply(BigDecimal.valueOf(quantity));
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

  private static void notNegative(Money price) {
    if (price.isNegative()) {
      throw new IllegalArgumentException(
          "a price of 0 or more was expected and " + price + " found");
    }
  }
}
