/**
 * Set-based writing: many rows of one table in one statement, which row security allows and COPY
 * does not. Start at {@link io.dotmac.sub.billing.bulk.BulkInsert}.
 */
@NullMarked
package io.dotmac.sub.billing.bulk;

import org.jspecify.annotations.NullMarked;
