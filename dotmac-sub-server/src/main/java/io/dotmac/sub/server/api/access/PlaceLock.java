package io.dotmac.sub.server.api.access;

import io.dotmac.sub.core.access.LockEffect;
import io.dotmac.sub.core.access.LockReason;
import io.dotmac.sub.core.subscription.SubscriptionId;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Locks a service. */
public record PlaceLock(
    @NotNull SubscriptionId subscriptionId,
    @NotNull LockReason reason,
    @NotNull LockEffect effect,
    @Nullable @Size(max = 2000) String note) {}
