package io.dotmac.sub.server.api.billing.payment;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.payment.NewPayment;
import io.dotmac.sub.billing.payment.PaymentChannelId;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.server.http.Amounts;
import org.jspecify.annotations.Nullable;

/**
 * Records money that arrived by hand.
 *
 * @param amount a decimal string
 * @param currency absent: the account's
 * @param invoiceId paid first; the rest goes to the oldest open invoices
 * @param collectionAccountId where the money lies; absent: as its channel says, else the default
 *     of the currency
 * @param paymentChannelId how it came; absent: the default channel if it is of that type
 */
public record CreatePayment(
    AccountId accountId,
    String amount,
    @Nullable String currency,
    PaymentMethodType methodType,
    @Nullable InvoiceId invoiceId,
    @Nullable CollectionAccountId collectionAccountId,
    @Nullable String reference,
    @Nullable String memo,
    @Nullable PaymentChannelId paymentChannelId) {
  NewPayment wanted(String accountCurrency) {
    return new NewPayment(
        accountId,
        Amounts.read("/amount", amount, currency == null ? accountCurrency : currency),
        methodType,
        invoiceId,
        collectionAccountId,
        reference,
        memo,
        null,
        paymentChannelId);
  }
}
