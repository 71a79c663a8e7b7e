package io.dotmac.sub.server.api.billing.dunning;

import io.dotmac.sub.billing.invoice.InvoiceId;
import org.jspecify.annotations.Nullable;

/** Somebody contests an invoice. */
public record PlaceDispute(InvoiceId invoiceId, @Nullable String reason) {}
