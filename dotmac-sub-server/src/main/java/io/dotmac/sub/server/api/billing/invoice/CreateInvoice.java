package io.dotmac.sub.server.api.billing.invoice;

import io.dotmac.sub.billing.account.AccountId;
import io.dotmac.sub.billing.invoice.NewInvoice;
import io.dotmac.sub.billing.invoice.NewLine;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes an invoice by hand.
 *
 * @param currency absent: the account's
 * @param issue whether it is issued at once; otherwise it stays a draft
 * @param dueOn of one that is issued at once; absent: after the account's days
 */
public record CreateInvoice(
    AccountId accountId,
    @Nullable String currency,
    @Nullable String memo,
    List<LineFields> lines,
    @Nullable Boolean issue,
    @Nullable LocalDate dueOn) {
  NewInvoice wanted(String accountCurrency) {
    String code = currency == null ? accountCurrency : currency;
    List<NewLine> all = new java.util.ArrayList<>();
    for (LineFields line : lines) {
      all.add(line.line(code, "/lines/" + all.size()));
    }
    return new NewInvoice(accountId, memo, all);
  }
}
