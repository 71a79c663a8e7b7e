package io.dotmac.sub.server.web.document;

import io.dotmac.sub.billing.invoice.LineTax;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.server.web.Visit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was taxed with each rate, and how much the tax is. */
final class TaxSummary {
  private final Currency currency;
  private final Map<LineTax, Sums> sums = new LinkedHashMap<>();

  private record Sums(Money base, Money tax) {}

  TaxSummary(Currency currency) {
    this.currency = currency;
  }

  void add(Money base, List<LineTax> taxes) {
    for (LineTax tax : taxes) {
      LineTax rate = tax.withAmount(0);
      sums.merge(
          rate,
          new Sums(base, Money.ofMinor(tax.amountMinor(), currency)),
          (a, b) -> new Sums(a.base().plus(b.base()), a.tax().plus(b.tax())));
    }
  }

  /** The table, if anything was taxed. */
  Optional<Sheet.Table> table(Visit visit) {
    if (sums.isEmpty()) {
      return Optional.empty();
    }
    List<Sheet.Row> rows = new ArrayList<>();
    sums.forEach((rate, sum) -> rows.add(new Sheet.Row(
        List.of(
            rate.name(),
            visit.formats().number(rate.percent()) + "%",
            visit.formats().money(sum.base()),
            visit.formats().money(sum.tax())),
        List.of())));
    return Optional.of(new Sheet.Table(
        visit.say("document.tax_summary"),
        List.of(
            new Sheet.Column(visit.say("invoice.tax"), 40, false),
            new Sheet.Column(visit.say("document.rate"), 15, true),
            new Sheet.Column(visit.say("document.base"), 22, true),
            new Sheet.Column(visit.say("document.tax_amount"), 23, true)),
        rows));
  }
}
