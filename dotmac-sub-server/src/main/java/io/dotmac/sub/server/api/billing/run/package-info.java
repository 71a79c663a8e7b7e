/** REST of billing runs and dunning. */
@NullMarked
package io.dotmac.sub.server.api.billing.run;

import org.jspecify.annotations.NullMarked;
