package io.dotmac.sub.server.api.billing.online;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.gateway.provider.PaymentMethod;
import io.dotmac.sub.billing.payment.PaymentMethodId;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.billing.payment.PaymentProviderId;
import io.dotmac.sub.server.http.Versioned;
import org.jspecify.annotations.Nullable;

/** A saved way to pay; its token stays here. */
public record PaymentMethodView(
    PaymentMethodId id,
    AccountId accountId,
    @Nullable PaymentProviderId providerId,
    PaymentMethodType methodType,
    @Nullable String label,
    @Nullable String brand,
    @Nullable String last4,
    @Nullable Integer expiresMonth,
    @Nullable Integer expiresYear,
    boolean isDefault,
    boolean isActive,
    int version)
    implements Versioned {
  static PaymentMethodView of(PaymentMethod row) {
    return new PaymentMethodView(
        row.id(),
        row.account(),
        row.provider().orElse(null),
        row.type(),
        row.label().orElse(null),
        row.brand().orElse(null),
        row.last4().orElse(null),
        row.expiresMonth().orElse(null),
        row.expiresYear().orElse(null),
        row.isDefault(),
        row.isActive(),
        row.version());
  }
}
