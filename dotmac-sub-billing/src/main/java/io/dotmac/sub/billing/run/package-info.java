/**
 * The billing run: bills every account that is due on a date, in chunks. A chunk's invoices,
 * ledger, events and next billing dates commit together with the chunk's own state, so that a run
 * killed at any point is finished by the next one. Start at {@link
 * io.dotmac.sub.billing.run.BillingRuns}.
 */
@NullMarked
package io.dotmac.sub.billing.run;

import org.jspecify.annotations.NullMarked;
