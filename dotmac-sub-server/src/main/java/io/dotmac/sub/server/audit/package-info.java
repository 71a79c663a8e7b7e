/**
 * What is kept of requests: who, what, from where, what came of it; of changes also what was sent,
 * without secrets, and the values before and after. The effect of a request is committed before its
 * row is written, so a row that cannot be written never undoes or hides the effect; it is written
 * as soon as the database takes it. Calls that only read are written a moment later, many at once:
 * of those of the last second a kill of the server may lose some. Start at {@link
 * io.dotmac.sub.server.audit.AuditFilter}.
 */
@NullMarked
package io.dotmac.sub.server.audit;

import org.jspecify.annotations.NullMarked;
