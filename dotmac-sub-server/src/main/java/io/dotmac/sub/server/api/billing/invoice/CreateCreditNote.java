package io.dotmac.sub.server.api.billing.invoice;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.credit.NewCreditNote;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.invoice.NewLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Issues a credit note.
 *
 * @param invoiceId what it corrects, if one invoice alone
 * @param isHeld whether it waits until somebody applies it; absent: it covers open invoices at once
 */
public record CreateCreditNote(
    AccountId accountId,
    @Nullable InvoiceId invoiceId,
    @Nullable String reason,
    List<LineFields> lines,
    @Nullable Boolean isHeld) {
  NewCreditNote wanted(String currency) {
    List<NewLine> all = new java.util.ArrayList<>();
    for (LineFields line : lines) {
      all.add(line.line(currency, "/lines/" + all.size()));
    }
    return new NewCreditNote(accountId, invoiceId, reason, all, Boolean.TRUE.equals(isHeld));
  }
}
