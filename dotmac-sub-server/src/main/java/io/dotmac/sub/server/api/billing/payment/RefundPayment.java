package io.dotmac.sub.server.api.billing.payment;

import org.jspecify.annotations.Nullable;

/**
 * Sends money back.
 *
 * @param amount a decimal string; absent: all that is left
 */
public record RefundPayment(
    @Nullable String amount, @Nullable String reason) {}
