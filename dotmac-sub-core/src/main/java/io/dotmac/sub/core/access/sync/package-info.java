/**
 * FreeRADIUS servers that stay in use beside this one: which of their databases are kept in step,
 * with what rules, and what each run changed there. Start with {@link
 * io.dotmac.sub.core.access.sync.RadiusSyncJobs}; the work itself is done outside, by who can reach
 * those databases.
 */
@NullMarked
package io.dotmac.sub.core.access.sync;

import org.jspecify.annotations.NullMarked;
