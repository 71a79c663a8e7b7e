package io.dotmac.sub.server.api.billing.online;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.gateway.collect.CollectRequest;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.payment.PaymentMethodId;
import io.dotmac.sub.billing.payment.PaymentProviderId;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.server.http.Amounts;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Collects money through a provider.
 *
 * @param amount absent: the invoice's balance, or all that is open
 * @param invoiceId paid first
 * @param paymentMethodId a saved one; absent: the payer goes to {@code next_url}
 * @param providerId absent: the method's, or the default
 * @param returnUrl where the payer comes back to; the payment's id is added at its end
 */
public record CollectPayment(
    AccountId accountId,
    @Nullable String amount,
    @Nullable String currency,
    @Nullable InvoiceId invoiceId,
    @Nullable PaymentMethodId paymentMethodId,
    @Nullable PaymentProviderId providerId,
    @Nullable String returnUrl) {
  CollectRequest request(String accountCurrency, String key) {
    return new CollectRequest(
        accountId,
        amount == null
            ? null
            : Amounts.read("/amount", amount, currency == null ? accountCurrency : currency),
        invoiceId,
        paymentMethodId,
        providerId,
        returnUrl == null ? null : back(returnUrl),
        key);
  }

  private static URI back(String text) {
    try {
      URI uri = URI.create(text);
      if ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) {
        return uri;
      }
    } catch (IllegalArgumentException malformed) {
      // Said below.
    }
    throw Problem.invalid("/return_url", "url", "expected an address beginning with https://");
  }
}
