/**
 * What is kept of the requests that change something: who, what, from where, and the values before
 * and after. The effect of a request is committed before its row is written, so a row that cannot
 * be written never undoes or hides the effect; it is written as soon as the database takes it.
 * Start at {@link io.dotmac.sub.server.audit.AuditFilter}.
 */
@NullMarked
package io.dotmac.sub.server.audit;

import org.jspecify.annotations.NullMarked;
