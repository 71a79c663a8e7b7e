/**
 * What a run reads of services, and the timelines it makes of it: plans through time, prices,
 * add-ons, use, suspensions and holds, each with one query for all services of a chunk.
 *
 * <p>Start at {@link io.dotmac.sub.billing.run.timeline.Timelines}.
 */
@NullMarked
package io.dotmac.sub.billing.run.timeline;

import org.jspecify.annotations.NullMarked;
