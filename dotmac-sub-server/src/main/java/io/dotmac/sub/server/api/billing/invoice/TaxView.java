package io.dotmac.sub.server.api.billing.invoice;

import io.dotmac.sub.billing.invoice.LineTax;
import io.dotmac.sub.core.catalog.profile.TaxApplication;
import io.dotmac.sub.core.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One tax of a line. */
public record TaxView(
    @Nullable UUID taxRateId,
    String name,
    String percent,
    TaxApplication application,
    String amount) {
  private static final UUID NO_RATE = new UUID(0, 0);

  static List<TaxView> of(List<LineTax> taxes, String currency) {
    return taxes.stream()
        .map(tax -> new TaxView(
            tax.taxRateId().equals(NO_RATE) ? null : tax.taxRateId(),
            tax.name(),
            tax.percent().stripTrailingZeros().toPlainString(),
            tax.application(),
            Money.ofMinor(tax.amountMinor(), Currency.getInstance(currency)).amount()))
        .toList();
  }
}
