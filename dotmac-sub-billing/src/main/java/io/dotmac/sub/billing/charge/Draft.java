package io.dotmac.sub.billing.charge;

import io.dotmac.sub.core.time.DateRange;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/**
 * A document that is not stored yet: an invoice when {@code credit} is false, else a credit note.
 *
 * @param currency of every amount
 * @param credit whether its lines give back; its amounts are negative then
 * @param lines at least one
 */
public record Draft(Currency currency, boolean credit, List<ChargeLine> lines) {

  /** Rejects an empty document and a line of another currency. */
  public Draft {
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("a document without lines");
    }
    for (ChargeLine line : lines) {
      if (!line.net().currency().equals(currency)) {
        throw new IllegalArgumentException("a line in " + currency + " was expected and one in "
            + line.net().currency() + " found");
      }
    }
  }

  /** Its sums. */
  public Totals totals() {
    return Totals.of(currency, lines);
  }

  /** From the first day that a line is about to the last. */
  public DateRange span() {
    LocalDate start = lines.get(0).span().start();
    LocalDate end = lines.get(0).span().end();
    for (ChargeLine line : lines) {
      start = line.span().start().isBefore(start) ? line.span().start() : start;
      end = line.span().end().isAfter(end) ? line.span().end() : end;
    }
    return new DateRange(start, end);
  }
}
