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
 * @param method the saved method it was asked for with, if any
 * @param description as it was asked for
 */
public record ChargeLookup(
    String key,
    @Nullable String externalId,
    Money amount,
    Instant startedAt,
    @Nullable SavedMethod method,
    String description) {
  /** One whose payer chose on a page of the provider. */
  public ChargeLookup(String key, @Nullable String externalId, Money amount, Instant startedAt) {
    this(key, externalId, amount, startedAt, null, "");
  }
}
