package io.dotmac.sub.billing.charge.price;

import io.dotmac.sub.core.money.Money;

/**
 * The price terms of a charge as its line shows them. A day that was charged by one pair of terms
 * and is due by another is given back and charged anew.
 *
 * @param unitPrice of one for a whole period
 * @param quantity how many
 */
public record Terms(Money unitPrice, long quantity) {}
