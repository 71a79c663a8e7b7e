package io.dotmac.sub.billing.journal;

import io.dotmac.sub.core.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of the ledger, as a journal shows it.
 *
 * @param account the number of the billing account it is about
 * @param memo mostly the number of a document
 */
record JournalTransaction(
    UUID id,
    long seq,
    LocalDate on,
    String kind,
    String source,
    @Nullable String account,
    @Nullable String memo,
    @Nullable UUID reversalOf,
    List<Entry> entries) {

  /** Debits are positive, credits negative. */
  record Entry(JournalAccount account, Money amount) {}

  /** Words for people, on one line and without signs that a program would read. */
  String description() {
    String words = kind.replace('_', ' ');
    return memo == null ? words : words + " | " + memo.replaceAll("[\\p{Cntrl};|\"\\\\]", " ");
  }
}
