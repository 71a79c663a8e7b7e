package io.dotmac.sub.server.api.network;

import io.dotmac.sub.core.network.ip.IpPoolId;
import org.jspecify.annotations.Nullable;

/** Lets a pool hand out one more network. */
public record AddBlock(
    IpPoolId poolId, String cidr, @Nullable String notes) {}
