package io.dotmac.sub.server.api.billing.online;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.gateway.SavedMethod;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.billing.payment.PaymentProviderId;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a provider saved.
 *
 * @param token the provider's name for it; never a card number
 * @param customerToken the provider's name for the payer
 */
public record KeepPaymentMethod(
    AccountId accountId,
    PaymentProviderId providerId,
    PaymentMethodType methodType,
    String token,
    @Nullable String customerToken,
    @Nullable String brand,
    @Nullable String last4,
    @Nullable Integer expiresMonth,
    @Nullable Integer expiresYear,
    @Nullable String label) {
  SavedMethod saved() {
    return new SavedMethod(token, customerToken, brand, last4, expiresMonth, expiresYear);
  }
}
