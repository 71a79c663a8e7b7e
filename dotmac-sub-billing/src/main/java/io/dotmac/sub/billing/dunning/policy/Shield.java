package io.dotmac.sub.billing.dunning.policy;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A promise, a dispute or an arrangement: while it lasts, no step is taken for what it covers.
 *
 * @param invoice absent: everything the account owes
 * @param from its first day
 * @param until its last day; absent: until it is ended
 */
public record Shield(
    @Nullable UUID invoice, LocalDate from, @Nullable LocalDate until) {
  /** Whether it protects that invoice on that day. */
  public boolean covers(UUID other, LocalDate day) {
    return (invoice == null || invoice.equals(other))
        && !day.isBefore(from)
        && (until == null || !day.isAfter(until));
  }
}
