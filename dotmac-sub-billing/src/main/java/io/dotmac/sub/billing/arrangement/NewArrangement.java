package io.dotmac.sub.billing.arrangement;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.invoice.InvoiceId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An arrangement somebody asks for.
 *
 * @param invoices what is to be paid; empty: everything that is open
 * @param installments 2 to 24
 * @param startOn the day of the first installment; absent: today
 */
public record NewArrangement(
    AccountId account,
    List<InvoiceId> invoices,
    PaymentFrequency frequency,
    int installments,
    @Nullable LocalDate startOn,
    @Nullable String notes) {
  /** Copies the list. */
  public NewArrangement {
    invoices = List.copyOf(invoices);
  }
}
