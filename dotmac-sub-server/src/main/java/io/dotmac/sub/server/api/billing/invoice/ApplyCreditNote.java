package io.dotmac.sub.server.api.billing.invoice;

import io.dotmac.sub.billing.invoice.InvoiceId;
import org.jspecify.annotations.Nullable;

/**
 * Uses a credit note.
 *
 * @param invoiceId for this invoice; absent: for what is due first
 * @param amount how much of it; only together with an invoice
 */
public record ApplyCreditNote(
    @Nullable InvoiceId invoiceId, @Nullable String amount) {}
