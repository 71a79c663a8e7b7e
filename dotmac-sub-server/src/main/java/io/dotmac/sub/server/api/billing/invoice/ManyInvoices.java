package io.dotmac.sub.server.api.billing.invoice;

import io.dotmac.sub.billing.invoice.InvoiceId;
import io.dotmac.sub.core.problem.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some invoices with which the same is done: with all of them, or with none when one refuses.
 *
 * @param invoiceIds 1 to 200
 * @param reason why, if there is one
 */
public record ManyInvoices(
    List<InvoiceId> invoiceIds, @Nullable String reason) {
  private static final int MOST = 200;

  /** Each once, in the order given. */
  List<InvoiceId> each() {
    if (invoiceIds.isEmpty() || invoiceIds.size() > MOST) {
      throw Problem.invalid(
          "/invoice_ids", "size", "expected 1 to 200 invoices, found " + invoiceIds.size());
    }
    return List.copyOf(new LinkedHashSet<>(invoiceIds));
  }
}
