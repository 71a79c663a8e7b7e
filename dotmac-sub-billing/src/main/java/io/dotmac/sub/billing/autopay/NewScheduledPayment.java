package io.dotmac.sub.billing.autopay;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.payment.PaymentMethodId;
import io.dotmac.sub.core.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A payment to be collected later.
 *
 * @param amount absent: what is open on that day
 * @param invoice paid first
 * @param on today or later
 */
public record NewScheduledPayment(
    AccountId account,
    PaymentMethodId method,
    @Nullable Money amount,
    @Nullable InvoiceId invoice,
    LocalDate on) {}
