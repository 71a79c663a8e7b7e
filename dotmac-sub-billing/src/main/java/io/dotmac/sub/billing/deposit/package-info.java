/**
 * Money held for an account: taken, applied to what it owes, given back. It is nobody's credit
 * until it is applied. Start at {@link io.dotmac.sub.billing.deposit.Deposits}.
 */
@NullMarked
package io.dotmac.sub.billing.deposit;

import org.jspecify.annotations.NullMarked;
