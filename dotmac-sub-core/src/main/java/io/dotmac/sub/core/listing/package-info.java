/**
 * Lists, filters, sorts and pages, declared once per entity and read by REST, the portals and
 * exports alike. Start at {@link io.dotmac.sub.core.listing.Listing}.
 */
@NullMarked
package io.dotmac.sub.core.listing;

import org.jspecify.annotations.NullMarked;
