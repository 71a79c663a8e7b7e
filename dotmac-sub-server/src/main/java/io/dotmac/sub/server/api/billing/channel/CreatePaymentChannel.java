package io.dotmac.sub.server.api.billing.channel;

import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.billing.payment.PaymentProviderId;
import io.dotmac.sub.billing.payment.channel.ChannelTerms;
import org.jspecify.annotations.Nullable;

/**
 * Opens a payment channel.
 *
 * @param defaultCollectionAccountId where its money lies when none of its accounts fits
 * @param isDefault whether a payment of its type that names no channel goes through this one
 */
public record CreatePaymentChannel(
    String name,
    PaymentMethodType channelType,
    @Nullable PaymentProviderId providerId,
    @Nullable CollectionAccountId defaultCollectionAccountId,
    @Nullable Boolean isDefault,
    @Nullable String notes) {
  ChannelTerms terms() {
    return new ChannelTerms(
        name, providerId, defaultCollectionAccountId, Boolean.TRUE.equals(isDefault), notes);
  }
}
