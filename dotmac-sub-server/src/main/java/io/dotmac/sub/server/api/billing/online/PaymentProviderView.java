package io.dotmac.sub.server.api.billing.online;

import io.dotmac.sub.billing.gateway.provider.PaymentProvider;
import io.dotmac.sub.billing.payment.PaymentProviderId;
import io.dotmac.sub.billing.payment.ProviderType;
import io.dotmac.sub.server.http.Versioned;
import org.jspecify.annotations.Nullable;

/** A provider of payments, without its secrets. */
public record PaymentProviderView(
    PaymentProviderId id,
    String name,
    ProviderType providerType,
    @Nullable String gateway,
    boolean hasCredentials,
    boolean hasWebhookSecret,
    boolean isDefault,
    boolean isActive,
    @Nullable String notes,
    int version)
    implements Versioned {
  static PaymentProviderView of(PaymentProvider row) {
    return new PaymentProviderView(
        row.id(),
        row.name(),
        row.type(),
        row.gateway().orElse(null),
        row.hasCredentials(),
        row.hasWebhookSecret(),
        row.isDefault(),
        row.isActive(),
        row.notes().orElse(null),
        row.version());
  }
}
