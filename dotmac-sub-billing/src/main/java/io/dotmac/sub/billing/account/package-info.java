/**
 * Who owes: the billing account of a subscriber or of an organization. Everything that moves money
 * of an account holds its row's lock. Start at {@link
 * io.dotmac.sub.billing.account.BillingAccounts}.
 */
@NullMarked
package io.dotmac.sub.billing.account;

import org.jspecify.annotations.NullMarked;
