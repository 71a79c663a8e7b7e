/**
 * Exact money. A {@link io.dotmac.sub.core.money.Money} is a whole number of minor units of one
 * currency; everything that has more decimals (a rate per gigabyte, a tax percentage, a fraction of
 * a month) is a {@code BigDecimal} or a {@link io.dotmac.sub.core.money.UnitRate} until it is
 * rounded once, with the mode written at the call.
 *
 * <p>Invariants: no binary floating point, no overflow that goes unnoticed, no arithmetic across
 * currencies, and every split sums to what was split.
 */
@NullMarked
package io.dotmac.sub.core.money;

import org.jspecify.annotations.NullMarked;
