package io.dotmac.sub.billing.gateway.collect;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.payment.PaymentMethodId;
import io.dotmac.sub.billing.payment.PaymentProviderId;
import io.dotmac.sub.core.money.Money;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What shall be collected.
 *
 * @param amount absent: the invoice's balance, or all that is open
 * @param invoice paid first
 * @param method a saved one; absent: the payer chooses at the provider
 * @param provider absent: the method's, or the default
 * @param returnTo where the payer comes back to, ending where the payment's id is added; absent:
 *     the payer is not there
 * @param key the same key collects once
 */
public record CollectRequest(
    AccountId account,
    @Nullable Money amount,
    @Nullable InvoiceId invoice,
    @Nullable PaymentMethodId method,
    @Nullable PaymentProviderId provider,
    @Nullable URI returnTo,
    @Nullable String key) {
  /** All that is open, with a saved method, once. */
  public static CollectRequest with(AccountId account, PaymentMethodId method, String key) {
    return new CollectRequest(account, null, null, method, null, null, key);
  }

  /** The same, of that amount. */
  public CollectRequest of(Money wanted) {
    return new CollectRequest(account, wanted, invoice, method, provider, returnTo, key);
  }

  /** The same, for that invoice first. */
  public CollectRequest forInvoice(@Nullable InvoiceId first) {
    return new CollectRequest(account, amount, first, method, provider, returnTo, key);
  }
}
