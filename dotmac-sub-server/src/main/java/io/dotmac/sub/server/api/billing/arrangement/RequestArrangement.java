package io.dotmac.sub.server.api.billing.arrangement;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.arrangement.NewArrangement;
import io.dotmac.sub.billing.arrangement.PaymentFrequency;
import io.dotmac.sub.billing.invoice.InvoiceId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks to pay in installments.
 *
 * @param invoiceIds absent: everything that is open
 * @param installments 2 to 24
 * @param startOn the day of the first one, within 62 days; absent: today
 */
public record RequestArrangement(
    AccountId accountId,
    @Nullable List<InvoiceId> invoiceIds,
    PaymentFrequency frequency,
    int installments,
    @Nullable LocalDate startOn,
    @Nullable String notes) {
  NewArrangement wanted() {
    return new NewArrangement(
        accountId,
        invoiceIds == null ? List.of() : invoiceIds,
        frequency,
        installments,
        startOn,
        notes);
  }
}
