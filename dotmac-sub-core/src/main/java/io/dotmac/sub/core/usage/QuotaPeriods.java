package io.dotmac.sub.core.usage;

import io.dotmac.sub.core.time.AnchorGrid;
import io.dotmac.sub.core.time.BillingCycle;
import io.dotmac.sub.core.time.DateRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The periods of a quota: those of the service's bill, but no longer than a month. They begin at
 * midnight in the service's zone, so that one in which clocks change is an hour longer or shorter.
 *
 * @param cycle how often the service is billed
 * @param anchorDay the day of the month on which its periods begin
 * @param startOn the first day of the service
 */
record QuotaPeriods(BillingCycle cycle, int anchorDay, LocalDate startOn, ZoneId zone) {
  /** A period as moments, half-open. */
  record Span(Instant start, Instant end) {}

  /** The period that {@code at} belongs to. */
  Span containing(Instant at) {
    BillingCycle own = cycle.countsMonths() ? BillingCycle.MONTHLY : cycle;
    DateRange days =
        AnchorGrid.onDay(own, anchorDay, startOn).periodContaining(LocalDate.ofInstant(at, zone));
    return new Span(
        days.start().atStartOfDay(zone).toInstant(),
        days.end().atStartOfDay(zone).toInstant());
  }
}
