package io.dotmac.sub.billing.gateway;

import io.dotmac.sub.core.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which charge is meant.
 *
 * @param key the key it was asked for with
 * @param externalId the provider's name for it; absent when its first answer was lost
 * @param amount what was asked for
 * @param startedAt when it was asked for, by the system clock
 */
public record ChargeLookup(
    String key, @Nullable String externalId, Money amount, Instant startedAt) {}
