package io.dotmac.sub.server.api.catalog.offer;

import io.dotmac.sub.core.catalog.Price;
import io.dotmac.sub.core.catalog.PriceScale;
import io.dotmac.sub.core.catalog.PriceTier;
import io.dotmac.sub.core.catalog.PriceTiers;
import io.dotmac.sub.core.catalog.PriceType;
import io.dotmac.sub.core.catalog.PriceUnit;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.time.BillingCycle;
import io.dotmac.sub.core.tx.Tx;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A price as it stands on the wire.
 *
 * @param amount a decimal string; a usage price may have up to eight decimals
 * @param currency absent: the tenant's
 * @param billingCycle of a recurring price; absent: the offer's
 * @param intervalCount how many cycles one period is; absent: 1
 * @param priceModel how it follows from the quantity; absent: so much for each
 * @param tiers of a graduated or a volume price
 * @param packageSize units of a package
 * @param includedUnits units of a usage price that cost nothing in a period
 * @param cap the most that a usage price takes for a period
 */
public record PriceFields(
    @Nullable PriceType priceType,
    @Nullable String amount,
    @Nullable String currency,
    @Nullable BillingCycle billingCycle,
    @Nullable PriceUnit unit,
    @Nullable String description,
    @Nullable Integer intervalCount,
    @Nullable PriceScale priceModel,
    @Nullable List<PriceTier> tiers,
    @Nullable BigDecimal packageSize,
    @Nullable BigDecimal includedUnits,
    @Nullable String cap) {
  static final PriceFields BLANK =
      new PriceFields(null, null, null, null, null, null, null, null, null, null, null, null);

  static PriceFields of(Price price) {
    return new PriceFields(
        price.priceType(),
        price.figure(),
        price.currency(),
        price.billingCycle(),
        price.unit(),
        price.description(),
        price.intervalCount(),
        price.scale(),
        price.tiers() == null ? null : price.tiers().list(),
        price.packageSize(),
        price.includedUnits(),
        price.cap().map(Money::amount).orElse(null));
  }

  Price price(Tx tx) {
    // A tiered price has its amounts in the tiers.
    String figure = amount == null && tiers != null ? "0" : amount;
    Price price = Price.read(
        priceType,
        figure,
        currency == null ? tx.tenantInfo().currency() : currency,
        billingCycle,
        unit,
        description);
    return price
        .billed(billingCycle, intervalCount)
        .scaled(priceModel, tiers == null ? null : new PriceTiers(tiers), packageSize)
        .limited(includedUnits, cap);
  }
}
