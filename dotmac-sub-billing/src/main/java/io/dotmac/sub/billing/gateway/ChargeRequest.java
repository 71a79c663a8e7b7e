package io.dotmac.sub.billing.gateway;

import io.dotmac.sub.core.money.Money;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Money to be taken.
 *
 * @param key names the attempt; the same key takes money once
 * @param method a saved method; absent: the payer chooses on a page of the provider
 * @param description what the payer reads on a statement or that page
 * @param returnTo where the payer comes back to; absent: the payer is not there
 */
public record ChargeRequest(
    String key,
    Money amount,
    @Nullable SavedMethod method,
    String description,
    @Nullable URI returnTo) {}
