package io.dotmac.sub.server.api.billing.ledger;

import io.dotmac.sub.billing.report.AgeingReport;
import io.dotmac.sub.core.tx.Tx;
import java.time.LocalDate;
import java.util.List;

/** What is owed on a day, by how late it is. */
public record AgeingView(LocalDate on, List<Row> rows) {
  /** One age in one currency: {@code current}, {@code 1_30}, {@code 31_60} and so on days late. */
  public record Row(String bucket, String currency, String balance, long invoices, long accounts) {}

  static AgeingView of(Tx tx, LocalDate on) {
    return new AgeingView(
        on,
        AgeingReport.on(tx, on).stream()
            .map(row -> new Row(
                row.bucket(),
                row.balance().currencyCode(),
                row.balance().amount(),
                row.invoices(),
                row.accounts()))
            .toList());
  }
}
