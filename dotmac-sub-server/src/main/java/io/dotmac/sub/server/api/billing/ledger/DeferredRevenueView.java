package io.dotmac.sub.server.api.billing.ledger;

import io.dotmac.sub.billing.report.DeferredRevenue;
import io.dotmac.sub.core.tx.Tx;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** What was billed and is not earned yet, month by month. */
public record DeferredRevenueView(List<Row> rows) {
  /** One month in one currency, by its first day: opening plus billed less earned is closing. */
  public record Row(
      LocalDate month,
      String currency,
      String opening,
      String billed,
      String earned,
      String closing) {}

  static DeferredRevenueView of(Tx tx, LocalDate from, LocalDate to) {
    return new DeferredRevenueView(
        DeferredRevenue.between(tx, YearMonth.from(from), YearMonth.from(to)).stream()
            .map(row -> new Row(
                row.month().atDay(1),
                row.opening().currencyCode(),
                row.opening().amount(),
                row.billed().amount(),
                row.earned().amount(),
                row.closing().amount()))
            .toList());
  }
}
