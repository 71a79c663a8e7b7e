package io.dotmac.sub.core.usage;

import io.dotmac.sub.core.subscription.SubscriptionId;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a service used on the days {@code [periodStart, periodEnd)}.
 *
 * @param totalGb gigabytes of 10^9 octets
 */
public record NewUsageCharge(
    SubscriptionId subscriptionId,
    LocalDate periodStart,
    LocalDate periodEnd,
    BigDecimal totalGb,
    @Nullable String notes) {}
