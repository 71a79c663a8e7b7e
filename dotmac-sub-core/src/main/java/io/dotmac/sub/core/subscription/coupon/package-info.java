/**
 * Coupons that services have. A coupon counts from the first day that is not charged yet, so that
 * it never changes what was billed. Start at {@link
 * io.dotmac.sub.core.subscription.coupon.Redemptions}.
 */
@NullMarked
package io.dotmac.sub.core.subscription.coupon;

import org.jspecify.annotations.NullMarked;
