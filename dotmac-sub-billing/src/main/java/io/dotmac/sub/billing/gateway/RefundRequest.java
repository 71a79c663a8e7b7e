package io.dotmac.sub.billing.gateway;

import io.dotmac.sub.core.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * Money to be sent back.
 *
 * @param key names the attempt; the same key sends money once
 * @param charge the provider's name for the charge
 */
public record RefundRequest(
    String key, String charge, Money amount, @Nullable String reason) {}
