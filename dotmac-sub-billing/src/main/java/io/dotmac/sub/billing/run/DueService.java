package io.dotmac.sub.billing.run;

import io.dotmac.sub.billing.charge.Discount;
import io.dotmac.sub.billing.charge.PartialPeriod;
import io.dotmac.sub.billing.charge.TaxRule;
import io.dotmac.sub.core.time.AnchorGrid;
import io.dotmac.sub.core.time.BillingCycle;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription that is due, as its row and its offer say.
 *
 * @param from its next billing date: what ended before it is settled
 * @param through up to where it was billed before
 * @param chargedSince the first day it was ever charged here
 * @param agreed prices of this subscription alone, each absent unless agreed
 * @param refundWithinDays a service that ends this many days after its start never was; absent: no
 *     such rule
 * @param suspensionBilled whether suspended days are charged
 */
record DueService(
    UUID id,
    UUID account,
    Currency currency,
    LocalDate start,
    @Nullable LocalDate end,
    int anchorDay,
    LocalDate from,
    @Nullable LocalDate through,
    @Nullable LocalDate chargedSince,
    long quantity,
    Agreed agreed,
    OfferRules offer,
    List<TaxRule> taxes,
    List<Discount> discounts) {
  /** Prices of one subscription alone, in minor units. */
  record Agreed(
      @Nullable Long recurring,
      @Nullable Long setup,
      @Nullable Long activation) {}

  /** What of its offer matters here. */
  record OfferRules(
      UUID id,
      @Nullable UUID version,
      String name,
      BillingCycle cycle,
      PartialPeriod first,
      PartialPeriod last,
      @Nullable Integer refundWithinDays,
      boolean suspensionBilled) {}

  AnchorGrid grid(BillingCycle cycle) {
    return AnchorGrid.onDay(cycle, anchorDay, start);
  }

  /** The day before which nothing is charged here: it was charged elsewhere or was free. */
  LocalDate billFrom() {
    if (chargedSince != null) {
      return chargedSince;
    }
    return through == null ? LocalDate.MIN : through;
  }
}
