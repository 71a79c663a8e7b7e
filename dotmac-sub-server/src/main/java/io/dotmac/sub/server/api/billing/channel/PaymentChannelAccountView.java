package io.dotmac.sub.server.api.billing.channel;

import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.billing.payment.PaymentChannelId;
import io.dotmac.sub.billing.payment.channel.PaymentChannelAccount;
import io.dotmac.sub.billing.payment.channel.PaymentChannelAccountId;
import io.dotmac.sub.server.http.Versioned;
import org.jspecify.annotations.Nullable;

/** A collection account that the money of a channel can lie in. */
public record PaymentChannelAccountView(
    PaymentChannelAccountId id,
    PaymentChannelId channelId,
    CollectionAccountId collectionAccountId,
    @Nullable String currency,
    int priority,
    boolean isDefault,
    boolean isActive,
    int version)
    implements Versioned {
  static PaymentChannelAccountView of(PaymentChannelAccount row) {
    return new PaymentChannelAccountView(
        row.id(),
        row.channel(),
        row.collection(),
        row.currency().orElse(null),
        row.priority(),
        row.isDefault(),
        row.isActive(),
        row.version());
  }
}
