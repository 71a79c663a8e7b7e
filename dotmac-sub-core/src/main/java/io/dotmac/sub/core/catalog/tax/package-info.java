/**
 * Which taxes a sale bears: groups of rates, and the rate of a region. Start at {@link
 * io.dotmac.sub.core.catalog.tax.TaxGroups} and {@link io.dotmac.sub.core.catalog.tax.TaxRegions}.
 */
@NullMarked
package io.dotmac.sub.core.catalog.tax;

import org.jspecify.annotations.NullMarked;
