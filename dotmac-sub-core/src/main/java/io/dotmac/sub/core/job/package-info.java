/**
 * Work that recurs: billing runs, dunning, sweeps.
 *
 * <p>A {@link io.dotmac.sub.core.job.Job} says when in each tenant's own zone, and what becomes of
 * runs that were missed. When it is due next is a row in the database, shared by all nodes: a
 * restart loses no schedule and two nodes run nothing twice. Each run leaves a {@link
 * io.dotmac.sub.core.job.JobRun}. Start with {@link io.dotmac.sub.core.job.Jobs}.
 */
@NullMarked
package io.dotmac.sub.core.job;

import org.jspecify.annotations.NullMarked;
