package io.dotmac.sub.server.api.billing.ledger;

import io.dotmac.sub.billing.report.TaxReport;
import io.dotmac.sub.core.catalog.profile.TaxApplication;
import io.dotmac.sub.core.tx.Tx;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Taxes by rate, of the documents from a day to a day, both included. */
public record TaxReportView(LocalDate from, LocalDate to, List<Row> rows) {
  /** One rate in one currency; what is due is the tax less what of it was given back. */
  public record Row(
      UUID taxRateId,
      String name,
      BigDecimal percent,
      TaxApplication application,
      String currency,
      String base,
      String tax,
      String baseGivenBack,
      String taxGivenBack,
      String due) {}

  static TaxReportView of(Tx tx, LocalDate from, LocalDate to) {
    return new TaxReportView(
        from,
        to,
        TaxReport.between(tx, from, to).stream()
            .map(row -> new Row(
                row.rate(),
                row.name(),
                row.percent(),
                row.application(),
                row.base().currencyCode(),
                row.base().amount(),
                row.tax().amount(),
                row.baseGivenBack().amount(),
                row.taxGivenBack().amount(),
                row.due().amount()))
            .toList());
  }
}
