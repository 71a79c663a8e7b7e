/**
 * What things cost: how the price of a whole period follows from a quantity, and from which day on
 * it holds.
 *
 * <p>Start at {@link io.dotmac.sub.billing.charge.price.PriceModel}. A price of a whole period is
 * exact, or rounded HALF_UP once where a rate has more decimals than money; the part of a period is
 * taken by {@code billing.charge}.
 */
@NullMarked
package io.dotmac.sub.billing.charge.price;

import org.jspecify.annotations.NullMarked;
