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
 * @param held whether it waits until somebody applies it, instead of covering the oldest invoice
 */
public record NewCreditNote(
    AccountId account,
    @Nullable InvoiceId invoice,
    @Nullable String reason,
    List<NewLine> lines,
    boolean held) {
  /** Copies the lines. */
  public NewCreditNote {
    lines = List.copyOf(lines);
  }

  /** One that covers open invoices at once. */
  public NewCreditNote(
      AccountId account,
      @Nullable InvoiceId invoice,
      @Nullable String reason,
      List<NewLine> lines) {
    this(account, invoice, reason, lines, false);
  }
}
