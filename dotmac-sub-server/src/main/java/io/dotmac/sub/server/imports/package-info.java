/**
 * Reads customers and subscriptions from CSV files of other systems. Good rows are kept and bad
 * rows go to an error file by row and column, with what was expected. A row is known by its
 * external id, so a file may be read again: what is there already is skipped. Chunks of 500 rows
 * commit on their own; one cut by a crash leaves nothing. Start at {@link
 * io.dotmac.sub.server.imports.ImportRunner}.
 */
@NullMarked
package io.dotmac.sub.server.imports;

import org.jspecify.annotations.NullMarked;
