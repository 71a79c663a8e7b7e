package io.dotmac.sub.server.api.billing.channel;

import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.billing.payment.PaymentChannelId;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.billing.payment.PaymentProviderId;
import io.dotmac.sub.billing.payment.channel.ChannelTerms;
import io.dotmac.sub.billing.payment.channel.PaymentChannel;
import io.dotmac.sub.server.http.Versioned;
import org.jspecify.annotations.Nullable;

/** A way in which people pay. */
public record PaymentChannelView(
    PaymentChannelId id,
    String name,
    PaymentMethodType channelType,
    @Nullable PaymentProviderId providerId,
    @Nullable CollectionAccountId defaultCollectionAccountId,
    boolean isDefault,
    boolean isActive,
    @Nullable String notes,
    int version)
    implements Versioned {
  static PaymentChannelView of(PaymentChannel row) {
    ChannelTerms terms = terms(row);
    return new PaymentChannelView(
        row.id(),
        terms.name(),
        row.type(),
        terms.providerId(),
        terms.defaultCollectionAccountId(),
        terms.isDefault(),
        row.isActive(),
        terms.notes(),
        row.version());
  }

  static ChannelTerms terms(PaymentChannel row) {
    return new ChannelTerms(
        row.name(),
        row.provider().orElse(null),
        row.collection().orElse(null),
        row.isDefault(),
        row.notes().orElse(null));
  }
}
