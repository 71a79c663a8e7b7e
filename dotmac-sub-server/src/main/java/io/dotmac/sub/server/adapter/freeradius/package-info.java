/**
 * Keeps the SQL database of a FreeRADIUS in step with this one, and reads the accounting that it
 * stores there. {@link io.dotmac.sub.server.adapter.freeradius.FreeRadiusSync} writes: what the
 * rows of a user are is decided by {@link io.dotmac.sub.server.adapter.freeradius.UserRows}, and
 * which of them differ by the external database itself, in one transaction. {@link
 * io.dotmac.sub.server.adapter.freeradius.RadacctImport} reads. No call to the external database is
 * made inside a transaction of ours. Rows that others wrote there are never touched: the table
 * {@code dotmac_sync} beside them names those that are ours.
 */
@NullMarked
package io.dotmac.sub.server.adapter.freeradius;

import org.jspecify.annotations.NullMarked;
