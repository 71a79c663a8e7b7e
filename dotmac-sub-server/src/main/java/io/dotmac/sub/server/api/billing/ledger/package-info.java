/** REST of the ledger, read only, and of figures drawn from it. */
@NullMarked
package io.dotmac.sub.server.api.billing.ledger;

import org.jspecify.annotations.NullMarked;
