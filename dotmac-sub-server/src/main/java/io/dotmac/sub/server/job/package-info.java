/**
 * What the server does by itself: the schedules of its jobs, and the loop that delivers events.
 * Start at {@link io.dotmac.sub.server.job.ServerJobs}.
 */
@NullMarked
package io.dotmac.sub.server.job;

import org.jspecify.annotations.NullMarked;
