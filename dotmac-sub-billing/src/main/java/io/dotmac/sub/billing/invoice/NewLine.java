package io.dotmac.sub.billing.invoice;

import io.dotmac.sub.core.catalog.profile.TaxApplication;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.subscription.SubscriptionId;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line to be written by hand. It is never taken for a charge of a period, so it moves no billing
 * date.
 *
 * @param quantity more than 0
 * @param unitPrice below 0 takes something off
 * @param taxRateId absent: no tax
 * @param taxApplication absent: as the tax rate says
 * @param subscription what it is about, if anything
 */
public record NewLine(
    String description,
    BigDecimal quantity,
    Money unitPrice,
    @Nullable UUID taxRateId,
    @Nullable TaxApplication taxApplication,
    @Nullable SubscriptionId subscription) {
  /** One of something, without tax. */
  public static NewLine of(String description, Money price) {
    return new NewLine(description, BigDecimal.ONE, price, null, null, null);
  }
}
