package io.dotmac.sub.server.api.catalog.offer;

import io.dotmac.sub.core.catalog.Price;
import io.dotmac.sub.core.catalog.PriceType;
import io.dotmac.sub.core.catalog.PriceUnit;
import io.dotmac.sub.core.time.BillingCycle;
import io.dotmac.sub.core.tx.Tx;
import org.jspecify.annotations.Nullable;

/**
 * A price as it stands on the wire.
 *
 * @param amount a decimal string; a usage price may have up to eight decimals
 * @param currency absent: the tenant's
 * @param billingCycle of a recurring price; absent: the offer's
 */
public record PriceFields(
    @Nullable PriceType priceType,
    @Nullable String amount,
    @Nullable String currency,
    @Nullable BillingCycle billingCycle,
    @Nullable PriceUnit unit,
    @Nullable String description) {
  static final PriceFields BLANK = new PriceFields(null, null, null, null, null, null);

  static PriceFields of(Price price) {
    return new PriceFields(
        price.priceType(),
        price.figure(),
        price.currency(),
        price.billingCycle(),
        price.unit(),
        price.description());
  }

  Price price(Tx tx) {
    return Price.read(
        priceType,
        amount,
        currency == null ? tx.tenantInfo().currency() : currency,
        billingCycle,
        unit,
        description);
  }
}
