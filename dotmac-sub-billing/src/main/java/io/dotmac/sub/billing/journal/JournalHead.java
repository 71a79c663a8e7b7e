package io.dotmac.sub.billing.journal;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a journal says before its first transaction.
 *
 * @param title whose books they are
 * @param before only transactions that were committed when the export began: a transaction id
 */
record JournalHead(
    String title,
    JournalRange range,
    Map<UUID, JournalAccount> accounts,
    List<Currency> currencies,
    String before) {}
