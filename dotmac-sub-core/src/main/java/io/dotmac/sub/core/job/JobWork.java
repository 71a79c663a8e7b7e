package io.dotmac.sub.core.job;

import io.dotmac.sub.core.tenant.Tenant;
import java.time.Instant;

/** What a job does for one tenant. It may run again after a failure, so it is idempotent. */
@FunctionalInterface
public interface JobWork {
  /**
   * Does the work, in transactions of its own.
   *
   * @param dueAt when this run was due; earlier than now when it makes up for a missed one
   * @return what was done, in one line for people
   */
  String run(Tenant tenant, Instant dueAt);
}
