package io.dotmac.sub.billing.credit;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.billing.invoice.NewLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A credit note to be written by hand.
 *
 * @param invoice what it corrects, if one invoice alone; it is covered first
 * @param lines at least one; prices above 0
 */
public record NewCreditNote(
    AccountId account,
    @Nullable InvoiceId invoice,
    @Nullable String reason,
    List<NewLine> lines) {
  /** Copies the lines. */
  public NewCreditNote {
    lines = List.copyOf(lines);
  }
}
