/**
 * What services used: {@link io.dotmac.sub.core.usage.UsageRecord} is one growth of traffic,
 * written in the transaction that acknowledged it; {@link io.dotmac.sub.core.usage.QuotaBucket} is
 * the sum and the limit of a period.
 */
@NullMarked
package io.dotmac.sub.core.usage;

import org.jspecify.annotations.NullMarked;
