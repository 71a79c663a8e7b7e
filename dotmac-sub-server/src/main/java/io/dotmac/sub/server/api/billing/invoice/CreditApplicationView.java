package io.dotmac.sub.server.api.billing.invoice;

import io.dotmac.sub.billing.credit.CreditApplication;
import io.dotmac.sub.billing.credit.CreditApplicationId;
import io.dotmac.sub.billing.credit.CreditNoteId;
import io.dotmac.sub.billing.invoice.InvoiceId;
import java.time.LocalDate;

/** What of a credit note covers an invoice; nothing once it was taken back. */
public record CreditApplicationView(
    CreditApplicationId id,
    CreditNoteId creditNoteId,
    InvoiceId invoiceId,
    String currency,
    String amount,
    LocalDate appliedOn) {
  static CreditApplicationView of(CreditApplication row) {
    return new CreditApplicationView(
        row.id(),
        row.creditNote(),
        row.invoice(),
        row.amount().currencyCode(),
        row.amount().amount(),
        row.appliedOn());
  }
}
