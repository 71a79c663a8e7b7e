package io.dotmac.sub.billing.run.timeline;

import io.dotmac.sub.billing.charge.Discount;
import io.dotmac.sub.billing.charge.PartialPeriod;
import io.dotmac.sub.billing.charge.Schedule;
import io.dotmac.sub.billing.charge.TaxRule;
import io.dotmac.sub.billing.tax.TaxPolicy;
import io.dotmac.sub.core.catalog.policy.PrepaidAction;
import io.dotmac.sub.core.time.AnchorGrid;
import io.dotmac.sub.core.time.BillingCycle;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A subscription that is due, as its row and its offer say.
 *
 * @param from its next billing date: what ended before it is settled
 * @param through up to where it was billed before
 * @param chargedSince the first day it was ever charged here
 * @param agreed prices of this subscription alone, each absent unless agreed
 * @param contract what its contract adds
 * @param prepaid absent: its periods open without credit
 * @param sale what its taxes depend on
 */
public record DueService(
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
    Contract contract,
    @Nullable Prepaid prepaid,
    TaxPolicy.Sale sale,
    List<TaxRule> taxes,
    List<Discount> discounts) {
  /** Prices of one subscription alone, in minor units. */
  public record Agreed(
      @Nullable Long recurring,
      @Nullable Long setup,
      @Nullable Long activation) {}

  /**
   * What of its offer matters here.
   *
   * @param refundWithinDays a service that ends this many days after its start never was; absent:
   *     no such rule
   * @param suspensionBilled whether suspended days are charged
   */
  public record OfferRules(
      UUID id,
      @Nullable UUID version,
      String name,
      BillingCycle cycle,
      PartialPeriod first,
      PartialPeriod last,
      @Nullable Integer refundWithinDays,
      boolean suspensionBilled,
      boolean inArrears,
      String priceBasis) {
    /** Whether what is used is charged. */
    boolean metered() {
      return priceBasis.equals("usage") || priceBasis.equals("hybrid");
    }
  }

  /**
   * What becomes of its next period when credit is short.
   *
   * @param order which service of the account opens first, the lowest
   */
  public record Prepaid(PrepaidAction action, int order) {}

  /**
   * What its contract adds.
   *
   * @param sharedDay the account's day when its services share their periods
   * @param trialDays days of service before the first charge
   * @param boundUntil the first day it may end without a fee
   * @param earlyPercent of what the rest would have cost, when it ends before
   * @param holdPercent of the price, while it is held
   */
  public record Contract(
      @Nullable Integer sharedDay,
      int trialDays,
      @Nullable LocalDate boundUntil,
      @Nullable BigDecimal earlyPercent,
      @Nullable BigDecimal holdPercent) {}

  /** The periods of a component that starts on or after {@code from}. */
  AnchorGrid grid(PriceTable.Period period, LocalDate from) {
    BillingCycle cycle = Objects.requireNonNull(period.cycle());
    Integer shared = contract.sharedDay();
    return shared == null
        ? AnchorGrid.onDay(cycle, anchorDay, from).every(period.count())
        : AnchorGrid.shared(cycle, shared).every(period.count());
  }

  /** When a period of the grid is charged. */
  Schedule schedule(AnchorGrid grid) {
    return offer.inArrears() ? new Schedule.InArrears(grid) : new Schedule.InAdvance(grid);
  }

  /** The charges that may still change belong to periods that end after this day. */
  public LocalDate since() {
    if (offer.metered()) {
      return from.minusDays(UsageReader.DAYS_BACK);
    }
    return offer.inArrears() ? from.minusDays(1) : from;
  }

  /** What ended before this day is settled; of use that came to light late, not the last period. */
  LocalDate horizon(AnchorGrid grid) {
    return offer.metered() ? grid.at(grid.indexOf(from) - 1) : from;
  }

  /** The day before which nothing is charged here: it was charged elsewhere or was free. */
  LocalDate billFrom() {
    if (chargedSince != null) {
      return chargedSince;
    }
    if (through != null) {
      return through;
    }
    return contract.trialDays() == 0 ? LocalDate.MIN : start.plusDays(contract.trialDays());
  }

  /** The day of charges that are made once at the start. */
  LocalDate firstCharge() {
    return start.plusDays(contract.trialDays());
  }
}
