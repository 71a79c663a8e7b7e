package io.dotmac.sub.server.api.billing.ledger;

import io.dotmac.sub.billing.ledger.EntryType;
import io.dotmac.sub.billing.ledger.LedgerEntry;
import io.dotmac.sub.billing.ledger.LedgerEntryId;
import io.dotmac.sub.billing.ledger.LedgerPurpose;
import io.dotmac.sub.billing.ledger.LedgerSource;
import io.dotmac.sub.billing.ledger.LedgerTransaction;
import io.dotmac.sub.billing.ledger.LedgerTransactionId;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One side of a ledger transaction. */
public record LedgerEntryView(
    LedgerEntryId id,
    LedgerTransactionId transactionId,
    @Nullable UUID accountId,
    @Nullable UUID invoiceId,
    @Nullable UUID paymentId,
    @Nullable UUID creditNoteId,
    EntryType entryType,
    LedgerSource source,
    LedgerPurpose ledgerAccount,
    String currency,
    String amount,
    LocalDate bookedOn,
    @Nullable String memo) {
  static LedgerEntryView of(LedgerEntry row) {
    LedgerTransaction transaction = row.transaction();
    return new LedgerEntryView(
        row.id(),
        transaction.id(),
        row.account().orElse(null),
        transaction.invoice().orElse(null),
        transaction.payment().orElse(null),
        transaction.creditNote().orElse(null),
        row.type(),
        transaction.source(),
        row.ledgerAccount().purpose(),
        row.amount().currencyCode(),
        row.amount().amount(),
        row.bookedOn(),
        transaction.memo().orElse(null));
  }
}
