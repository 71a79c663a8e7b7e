package io.dotmac.sub.server.api.billing.invoice;

import io.dotmac.sub.billing.invoice.InvoiceId;
import org.jspecify.annotations.Nullable;

/**
 * Takes a credit note off an invoice.
 *
 * @param amount how much of it; absent: all that it covers
 */
public record UnapplyCreditNote(
    InvoiceId invoiceId, @Nullable String amount) {}
