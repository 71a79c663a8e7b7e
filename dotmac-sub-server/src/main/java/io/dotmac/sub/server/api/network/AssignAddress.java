package io.dotmac.sub.server.api.network;

import io.dotmac.sub.core.network.ip.IpPoolId;
import io.dotmac.sub.core.subscription.SubscriptionId;
import org.jspecify.annotations.Nullable;

/**
 * Gives a service an address or prefix for good.
 *
 * @param address without it the next one that is free in the pool
 * @param poolId without it whatever pool the address lies in, or none
 */
public record AssignAddress(
    SubscriptionId subscriptionId,
    @Nullable String address,
    @Nullable IpPoolId poolId,
    @Nullable String notes) {}
