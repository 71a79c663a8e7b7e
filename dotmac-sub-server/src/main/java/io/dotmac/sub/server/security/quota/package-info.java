/**
 * How much a key may ask for, counted in the memory of each node: no request costs a query. Start
 * at {@link io.dotmac.sub.server.security.quota.Quotas}.
 */
@NullMarked
package io.dotmac.sub.server.security.quota;

import org.jspecify.annotations.NullMarked;
