/**
 * Dunning: opens a case for an account with overdue invoices and walks it up the ladder of its
 * policy set, one step after the other, each once. The rules are {@link
 * io.dotmac.sub.billing.dunning.policy.DunningPolicy}, which knows no database. Start at {@link
 * io.dotmac.sub.billing.dunning.Dunning}.
 */
@NullMarked
package io.dotmac.sub.billing.dunning;

import org.jspecify.annotations.NullMarked;
