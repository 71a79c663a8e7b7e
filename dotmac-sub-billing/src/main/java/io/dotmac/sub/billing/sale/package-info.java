/**
 * What is sold over the counter to somebody who has no account, such as the voucher of a hotspot:
 * paid at once and booked at once. Start with {@link io.dotmac.sub.billing.sale.CashSales}.
 */
@NullMarked
package io.dotmac.sub.billing.sale;

import org.jspecify.annotations.NullMarked;
