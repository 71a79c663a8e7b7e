/**
 * Codes that take something off the price of a service: how much, for how long, how often they may
 * be used. Start at {@link io.dotmac.sub.core.catalog.coupon.Coupons}.
 */
@NullMarked
package io.dotmac.sub.core.catalog.coupon;

import org.jspecify.annotations.NullMarked;
