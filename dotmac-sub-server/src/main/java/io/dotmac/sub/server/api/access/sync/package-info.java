/**
 * REST for FreeRADIUS servers that are kept in step: the jobs, run by hand too, and what each run
 * changed.
 */
@NullMarked
package io.dotmac.sub.server.api.access.sync;

import org.jspecify.annotations.NullMarked;
