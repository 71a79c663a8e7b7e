package io.dotmac.sub.core.catalog.tax;

import io.dotmac.sub.core.catalog.profile.TaxRateId;

/**
 * A rate that a group stands for.
 *
 * @param compound whether it is charged on the price and on the taxes before it, not on the price
 *     alone
 */
public record TaxPart(TaxRateId taxRateId, boolean compound) {}
