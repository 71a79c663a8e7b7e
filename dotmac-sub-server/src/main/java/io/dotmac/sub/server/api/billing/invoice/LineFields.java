package io.dotmac.sub.server.api.billing.invoice;

import io.dotmac.sub.billing.invoice.NewLine;
import io.dotmac.sub.core.catalog.profile.TaxApplication;
import io.dotmac.sub.core.money.AmountException;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.subscription.SubscriptionId;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line to be written by hand.
 *
 * @param quantity absent: 1
 * @param unitPrice a decimal string of the document's currency
 */
public record LineFields(
    String description,
    @Nullable String quantity,
    String unitPrice,
    @Nullable UUID taxRateId,
    @Nullable TaxApplication taxApplication,
    @Nullable SubscriptionId subscriptionId) {
  NewLine line(String currency, String pointer) {
    return new NewLine(
        description,
        quantity(pointer),
        price(currency, pointer),
        taxRateId,
        taxApplication,
        subscriptionId);
  }

  private BigDecimal quantity(String pointer) {
    if (quantity == null) {
      return BigDecimal.ONE;
    }
    if (!quantity.matches("[0-9]{1,9}(\\.[0-9]{1,6})?")) {
      throw Problem.invalid(
          pointer + "/quantity", "format", "a number such as \"2\" or \"1.5\" was expected");
    }
    return new BigDecimal(quantity);
  }

  private Money price(String currency, String pointer) {
    try {
      return Money.of(unitPrice, currency);
    } catch (AmountException e) {
      throw Problem.invalid(pointer + "/unit_price", e.code(), e.getMessage());
    }
  }
}
