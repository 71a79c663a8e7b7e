/**
 * What takes both access and billing: a voucher is sold and its price booked in one transaction.
 * REST and pages use the same.
 */
@NullMarked
package io.dotmac.sub.server.hotspot;

import org.jspecify.annotations.NullMarked;
