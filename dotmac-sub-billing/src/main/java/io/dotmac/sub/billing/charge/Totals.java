package io.dotmac.sub.billing.charge;

import io.dotmac.sub.core.money.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sums of a document. Every line was rounded on its own, so the lines sum to the total exactly.
 *
 * @param subtotal all net amounts
 * @param taxes one part for each tax, in the order in which the lines name them
 * @param tax all taxes
 * @param total subtotal and tax
 */
public record Totals(Money subtotal, List<TaxPart> taxes, Money tax, Money total) {

  /** Copies the list and checks the sums. */
  public Totals {
    taxes = List.copyOf(taxes);
    if (!subtotal.plus(tax).equals(total)) {
      throw new IllegalArgumentException(
          "subtotal " + subtotal + " and tax " + tax + " do not make " + total);
    }
  }

  /** The sums of these lines, which must be of one currency. */
  public static Totals of(Currency currency, List<ChargeLine> lines) {
    Money subtotal = Money.zero(currency);
    Money tax = Money.zero(currency);
    Map<TaxRule, TaxPart> parts = new LinkedHashMap<>();
    for (ChargeLine line : lines) {
      subtotal = subtotal.plus(line.net());
      for (TaxPart part : line.taxes()) {
        tax = tax.plus(part.amount());
        parts.merge(part.rule(), part, (a, b) -> a.plus(b.amount()));
      }
    }
    return new Totals(subtotal, new ArrayList<>(parts.values()), tax, subtotal.plus(tax));
  }
}
