package io.dotmac.sub.billing.payment;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.core.money.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A payment that somebody enters by hand: cash, a transfer, a check.
 *
 * @param amount more than 0, in the account's currency
 * @param invoice paid first; the rest goes to the oldest open invoices
 * @param collection where the money lies; absent: the default of its currency
 * @param reference what the payer or the bank wrote
 * @param idempotencyKey the same key makes the same payment once
 * @param channel how it came, see {@link io.dotmac.sub.billing.payment.channel.PaymentChannels}
 */
public record NewPayment(
    AccountId account,
    Money amount,
    PaymentMethodType method,
    @Nullable InvoiceId invoice,
    @Nullable CollectionAccountId collection,
    @Nullable String reference,
    @Nullable String memo,
    @Nullable String idempotencyKey,
    @Nullable PaymentChannelId channel) {
  /** Money that came through no channel in particular. */
  public NewPayment(
      AccountId account,
      Money amount,
      PaymentMethodType method,
      @Nullable InvoiceId invoice,
      @Nullable CollectionAccountId collection,
      @Nullable String reference,
      @Nullable String memo,
      @Nullable String idempotencyKey) {
    this(account, amount, method, invoice, collection, reference, memo, idempotencyKey, null);
  }

  /** Money for the oldest open invoices. */
  public static NewPayment of(AccountId account, Money amount, PaymentMethodType method) {
    return new NewPayment(account, amount, method, null, null, null, null, null);
  }

  /** The same, made once however often it is sent. */
  public NewPayment once(String key) {
    return new NewPayment(
        account, amount, method, invoice, collection, reference, memo, key, channel);
  }

  /** The same, for that invoice first. */
  public NewPayment forInvoice(InvoiceId first) {
    return new NewPayment(
        account, amount, method, first, collection, reference, memo, idempotencyKey, channel);
  }

  /** The same, through a channel and into that collection account. */
  public NewPayment through(PaymentChannelId by, @Nullable CollectionAccountId into) {
    return new NewPayment(
        account, amount, method, invoice, into, reference, memo, idempotencyKey, by);
  }

  Optional<String> key() {
    return Optional.ofNullable(idempotencyKey);
  }

  Optional<InvoiceId> meant() {
    return Optional.ofNullable(invoice);
  }
}
