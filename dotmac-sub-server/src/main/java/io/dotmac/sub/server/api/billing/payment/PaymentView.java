package io.dotmac.sub.server.api.billing.payment;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.account.CollectionAccountId;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.payment.Payment;
import io.dotmac.sub.billing.payment.PaymentChannelId;
import io.dotmac.sub.billing.payment.PaymentId;
import io.dotmac.sub.billing.payment.PaymentMethodId;
import io.dotmac.sub.billing.payment.PaymentMethodType;
import io.dotmac.sub.billing.payment.PaymentProviderId;
import io.dotmac.sub.billing.payment.PaymentStatus;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A payment as lists show it. */
public record PaymentView(
    PaymentId id,
    String paymentNumber,
    AccountId accountId,
    @Nullable InvoiceId invoiceId,
    PaymentStatus status,
    PaymentMethodType methodType,
    String currency,
    String amount,
    String allocated,
    String refunded,
    String credit,
    @Nullable CollectionAccountId collectionAccountId,
    @Nullable PaymentChannelId paymentChannelId,
    @Nullable String externalId,
    @Nullable String reference,
    @Nullable Instant paidAt,
    @Nullable Instant failedAt,
    @Nullable String failureCode,
    @Nullable String memo,
    @Nullable PaymentProviderId providerId,
    @Nullable PaymentMethodId paymentMethodId,
    @Nullable String nextUrl,
    @Nullable String doubt,
    @Nullable Instant reversedAt,
    @Nullable String reversalReason,
    Instant createdAt,
    int version)
    implements Versioned {
  /** What people see of it. */
  public static PaymentView of(Payment row) {
    return new PaymentView(
        row.id(),
        row.number(),
        row.account(),
        row.invoice().orElse(null),
        row.status(),
        row.method(),
        row.currency().getCurrencyCode(),
        row.amount().amount(),
        row.allocated().amount(),
        row.refunded().amount(),
        row.credit().amount(),
        row.collection().orElse(null),
        row.channel().orElse(null),
        row.externalId().orElse(null),
        row.reference().orElse(null),
        row.paidAt().orElse(null),
        row.failedAt().orElse(null),
        row.failureCode().orElse(null),
        row.memo().orElse(null),
        row.provider().orElse(null),
        row.savedMethod().orElse(null),
        row.nextUrl().orElse(null),
        row.doubt().orElse(null),
        row.reversedAt().orElse(null),
        row.reversalReason().orElse(null),
        row.createdAt(),
        row.version());
  }
}
