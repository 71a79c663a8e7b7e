package io.dotmac.sub.server.api.billing.ledger;

import io.dotmac.sub.billing.ledger.LedgerSource;
import io.dotmac.sub.billing.ledger.LedgerTransaction;
import io.dotmac.sub.billing.ledger.LedgerTransactionId;
import io.dotmac.sub.billing.ledger.PostingKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A ledger transaction. */
public record LedgerTransactionView(
    LedgerTransactionId id,
    long seq,
    LocalDate bookedOn,
    Instant recordedAt,
    PostingKind kind,
    LedgerSource source,
    @Nullable UUID accountId,
    @Nullable UUID invoiceId,
    @Nullable UUID paymentId,
    @Nullable UUID creditNoteId,
    @Nullable UUID reversalOf,
    @Nullable String memo,
    String actor) {
  static LedgerTransactionView of(LedgerTransaction row) {
    return new LedgerTransactionView(
        row.id(),
        row.seq(),
        row.bookedOn(),
        row.recordedAt(),
        row.kind(),
        row.source(),
        row.account().orElse(null),
        row.invoice().orElse(null),
        row.payment().orElse(null),
        row.creditNote().orElse(null),
        row.reversalOf().orElse(null),
        row.memo().orElse(null),
        row.actor());
  }
}
