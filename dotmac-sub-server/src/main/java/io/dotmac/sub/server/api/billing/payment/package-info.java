/** REST of payments and of the accounts they come from and go to. */
@NullMarked
package io.dotmac.sub.server.api.billing.payment;

import org.jspecify.annotations.NullMarked;
