/** REST of what is sold: offers, their versions and prices, add-ons and their prices. */
@NullMarked
package io.dotmac.sub.server.api.catalog.offer;

import org.jspecify.annotations.NullMarked;
