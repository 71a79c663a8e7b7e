/** Billing inside a program of your own. Start at {@code BillAndPay}. */
@NullMarked
package io.dotmac.sub.samples.billing;

import org.jspecify.annotations.NullMarked;
