/**
 * One open transaction of one tenant, made explicit. A {@link io.dotmac.sub.core.tx.Tx} is the
 * first parameter of every service method: it carries the session, the tenant, who acts, the
 * tenant's business clock, and it publishes events into the same transaction. Nothing is held in a
 * thread-local. Start at {@link io.dotmac.sub.core.tx.Database}.
 */
@NullMarked
package io.dotmac.sub.core.tx;

import org.jspecify.annotations.NullMarked;
