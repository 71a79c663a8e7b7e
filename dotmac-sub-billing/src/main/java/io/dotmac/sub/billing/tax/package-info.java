/**
 * Which taxes a sale bears: the rates, groups and regions of the catalog, and the policy that a
 * program may put in their place. Start at {@link io.dotmac.sub.billing.tax.TaxPolicy}.
 */
@NullMarked
package io.dotmac.sub.billing.tax;

import org.jspecify.annotations.NullMarked;
