package io.dotmac.sub.billing.payment.channel;

import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.billing.payment.PaymentProviderId;
import org.jspecify.annotations.Nullable;

/**
 * What of a channel may be edited.
 *
 * @param providerId who moves the money, if not people
 * @param defaultCollectionAccountId where the money lies when none of its accounts fits
 * @param isDefault whether a payment of its type that names no channel goes through this one
 */
public record ChannelTerms(
    String name,
    @Nullable PaymentProviderId providerId,
    @Nullable CollectionAccountId defaultCollectionAccountId,
    boolean isDefault,
    @Nullable String notes) {}
