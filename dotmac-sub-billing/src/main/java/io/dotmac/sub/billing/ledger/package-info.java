/**
 * The double-entry ledger: transactions of two or more entries on the accounts of a chart. Debits
 * equal credits in each transaction and currency, nothing is changed afterwards, nothing is
 * reversed twice; the database holds all three. Start at {@link
 * io.dotmac.sub.billing.ledger.Ledger}; {@link io.dotmac.sub.billing.ledger.Balances} says what an
 * account owes.
 */
@NullMarked
package io.dotmac.sub.billing.ledger;

import org.jspecify.annotations.NullMarked;
