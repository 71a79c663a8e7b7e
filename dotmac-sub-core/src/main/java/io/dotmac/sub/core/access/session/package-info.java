/**
 * Sessions as NASes account for them, and why logins were refused. {@link
 * io.dotmac.sub.core.access.session.AccountingSessions} stores reports so that their order does not
 * matter and a repeated one changes nothing: counters only grow, and each growth becomes one usage
 * record in the same transaction. Start there.
 */
@NullMarked
package io.dotmac.sub.core.access.session;

import org.jspecify.annotations.NullMarked;
