package io.dotmac.sub.billing.journal;

import io.dotmac.sub.core.problem.Problem;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The days whose transactions are wanted.
 *
 * @param from the first day; absent: the first of the ledger
 * @param to the last day, included; absent: the last of the ledger
 */
public record JournalRange(
    @Nullable LocalDate from, @Nullable LocalDate to) {
  /** Everything there is. */
  public static final JournalRange ALL = new JournalRange(null, null);

  /** Refuses a range that ends before it begins. */
  public JournalRange {
    if (from != null && to != null && to.isBefore(from)) {
      throw Problem.invalid("/to", "range", "expected " + from + " or later, found " + to);
    }
  }

  LocalDate first() {
    return from == null ? LocalDate.of(1900, 1, 1) : from;
  }

  LocalDate last() {
    return to == null ? LocalDate.of(9999, 12, 31) : to;
  }
}
