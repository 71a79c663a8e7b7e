package io.dotmac.sub.server.api.billing.invoice;

/** Takes a credit note back. */
public record VoidCreditNote(String reason) {}
