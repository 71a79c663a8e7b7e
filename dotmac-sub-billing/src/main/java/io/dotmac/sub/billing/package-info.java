/**
 * The billing engine: charges, invoices, payments, ledger, credit, runs, dunning. It needs core and
 * a database, and no server.
 *
 * <p>Money is a number of minor units and a currency; every document books into one double-entry
 * ledger in the transaction that makes it. Start at {@link
 * io.dotmac.sub.billing.BillingEngine}.
 */
@NullMarked
package io.dotmac.sub.billing;

import org.jspecify.annotations.NullMarked;
