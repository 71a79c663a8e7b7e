package io.dotmac.sub.billing.invoice;

import io.dotmac.sub.billing.charge.TaxRule;
import io.dotmac.sub.billing.tax.TaxBook;
import io.dotmac.sub.core.catalog.profile.TaxApplication;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.tx.Tx;
import java.util.List;
import java.util.UUID;

/** The taxes that a line written by hand names, as they are now. */
public final class TaxRateLookup {
  private TaxRateLookup() {}

  /** The taxes; none when the line names no rate. An unknown one is refused at {@code pointer}. */
  public static List<TaxRule> find(Tx tx, NewLine line, String pointer) {
    UUID id = line.taxRateId();
    if (id == null) {
      return List.of();
    }
    TaxBook book = TaxBook.of(tx);
    if (!book.isActive(id)) {
      throw Problem.invalid(
          pointer + "/tax_rate_id", "tax_rate", "expected an active tax rate, found " + id);
    }
    TaxApplication wanted = line.taxApplication();
    return wanted == null
        ? book.rules(id)
        : book.rules(id).stream().map(rule -> applied(rule, wanted)).toList();
  }

  /** A tax on other taxes is always added to the price, so it can only be that or left out. */
  private static TaxRule applied(TaxRule rule, TaxApplication wanted) {
    boolean compound = rule.compound() && wanted == TaxApplication.EXCLUSIVE;
    return new TaxRule(rule.id(), rule.name(), rule.percent(), wanted, compound);
  }
}
