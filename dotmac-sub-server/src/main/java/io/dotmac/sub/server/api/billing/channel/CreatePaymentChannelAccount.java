package io.dotmac.sub.server.api.billing.channel;

import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.billing.payment.PaymentChannelId;
import io.dotmac.sub.billing.payment.channel.ChannelAccountTerms;
import org.jspecify.annotations.Nullable;

/**
 * Lets the money of a channel lie in a collection account.
 *
 * @param currency absent: the account's own
 * @param priority the lowest is taken first; absent: 0
 */
public record CreatePaymentChannelAccount(
    PaymentChannelId channelId,
    CollectionAccountId collectionAccountId,
    @Nullable String currency,
    @Nullable Integer priority,
    @Nullable Boolean isDefault) {
  ChannelAccountTerms terms() {
    return new ChannelAccountTerms(
        currency, priority == null ? 0 : priority, Boolean.TRUE.equals(isDefault));
  }
}
