/**
 * Who did what, append-only: the database refuses to change a row. Rows are sealed in commit order
 * by a job that writes seals beside them. Start at {@link io.dotmac.sub.core.audit.Audit}.
 */
@NullMarked
package io.dotmac.sub.core.audit;

import org.jspecify.annotations.NullMarked;
