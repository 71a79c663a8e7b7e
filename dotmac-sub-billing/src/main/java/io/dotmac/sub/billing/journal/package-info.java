/**
 * The ledger as a journal for other bookkeeping programs: hledger, beancount, spreadsheets. Read
 * in pages by key, so that its length costs no memory. Start at {@link
 * io.dotmac.sub.billing.journal.JournalExport}.
 */
@NullMarked
package io.dotmac.sub.billing.journal;

import org.jspecify.annotations.NullMarked;
