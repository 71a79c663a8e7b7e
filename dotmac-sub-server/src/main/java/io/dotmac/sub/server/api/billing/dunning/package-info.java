/** REST of dunning policies, shields, brakes and simulations. */
@NullMarked
package io.dotmac.sub.server.api.billing.dunning;

import org.jspecify.annotations.NullMarked;
