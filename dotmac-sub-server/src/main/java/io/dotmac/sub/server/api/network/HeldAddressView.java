package io.dotmac.sub.server.api.network;

import io.dotmac.sub.core.network.ip.HoldingKind;
import io.dotmac.sub.core.network.ip.IpHolding;
import io.dotmac.sub.core.network.ip.IpHoldingId;
import io.dotmac.sub.core.network.ip.IpPoolId;
import io.dotmac.sub.core.network.ip.IpVersion;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An address or prefix that is held, and by whom. */
public record HeldAddressView(
    IpHoldingId id,
    String address,
    int prefixLength,
    IpVersion ipVersion,
    HoldingKind kind,
    boolean isReserved,
    @Nullable IpPoolId poolId,
    @Nullable SubscriberId subscriberId,
    @Nullable SubscriptionId subscriptionId,
    @Nullable UUID accessCredentialId,
    @Nullable Instant usedAt,
    @Nullable Instant releasedAt,
    @Nullable String notes,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static HeldAddressView of(IpHolding row) {
    return new HeldAddressView(
        row.id(),
        row.network().toString(),
        row.network().length(),
        row.ipVersion(),
        row.kind(),
        row.kind() == HoldingKind.RESERVED,
        row.pool().orElse(null),
        row.subscriber().orElse(null),
        row.subscription().orElse(null),
        row.credential().orElse(null),
        row.usedAt().orElse(null),
        row.releasedAt().orElse(null),
        row.notes().orElse(null),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
