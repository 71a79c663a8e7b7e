package io.dotmac.sub.server.web.admin.network;

import io.dotmac.sub.core.network.ip.HoldingKind;
import io.dotmac.sub.core.network.ip.IpHolding;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscription.SubscriptionId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who holds an address, as a row for spreadsheets. */
public record AddressRow(
    String address,
    HoldingKind kind,
    @Nullable SubscriberId subscriberId,
    @Nullable SubscriptionId subscriptionId,
    @Nullable UUID accessCredentialId,
    @Nullable Instant usedAt,
    @Nullable Instant releasedAt,
    @Nullable String notes) {
  static AddressRow of(IpHolding row) {
    return new AddressRow(
        row.network().toString(),
        row.kind(),
        row.subscriber().orElse(null),
        row.subscription().orElse(null),
        row.credential().orElse(null),
        row.usedAt().orElse(null),
        row.releasedAt().orElse(null),
        row.notes().orElse(null));
  }
}
