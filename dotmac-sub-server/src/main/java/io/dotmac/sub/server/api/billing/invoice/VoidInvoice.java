package io.dotmac.sub.server.api.billing.invoice;

import org.jspecify.annotations.Nullable;

/**
 * Takes an invoice back.
 *
 * @param billAgain whether the next run bills its days again; absent: they stay uncharged
 */
public record VoidInvoice(@Nullable String reason, @Nullable Boolean billAgain) {}
