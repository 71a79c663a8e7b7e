package io.dotmac.sub.billing.charge;

import io.dotmac.sub.core.catalog.profile.TaxApplication;
import io.dotmac.sub.core.money.UnitRate;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * A tax as it applies to a component.
 *
 * @param id the tax rate
 * @param name what the invoice calls it
 * @param percent 0 to 100
 * @param application whether the price excludes it, includes it, or is free of it
 * @param compound whether it is charged on the price and on the taxes before it
 */
public record TaxRule(
    UUID id, String name, UnitRate percent, TaxApplication application, boolean compound) {

  /** Rejects a rate that is no percentage, and one on other taxes that the price contains. */
  public TaxRule {
    BigDecimal value = percent.value();
    if (value.signum() < 0 || value.compareTo(BigDecimal.valueOf(100)) > 0) {
      throw new IllegalArgumentException(
          "a tax from 0 to 100 per cent was expected and " + percent + " found");
    }
    if (compound && application != TaxApplication.EXCLUSIVE) {
      throw new IllegalArgumentException(
          "tax " + name + " on other taxes is added to the price, not " + application);
    }
  }

  /** A tax of the price alone. */
  public TaxRule(UUID id, String name, UnitRate percent, TaxApplication application) {
    this(id, name, percent, application, false);
  }

  /** A tax that is added to the price. */
  public static TaxRule exclusive(UUID id, String name, String percent) {
    return new TaxRule(id, name, UnitRate.of(percent), TaxApplication.EXCLUSIVE);
  }

  /** A tax that is added to the price and to the taxes before it. */
  public static TaxRule compound(UUID id, String name, String percent) {
    return new TaxRule(id, name, UnitRate.of(percent), TaxApplication.EXCLUSIVE, true);
  }

  /** A tax that the price contains. */
  public static TaxRule inclusive(UUID id, String name, String percent) {
    return new TaxRule(id, name, UnitRate.of(percent), TaxApplication.INCLUSIVE);
  }

  /** A tax that is shown and not charged. */
  public static TaxRule exempt(UUID id, String name, String percent) {
    return new TaxRule(id, name, UnitRate.of(percent), TaxApplication.EXEMPT);
  }
}
