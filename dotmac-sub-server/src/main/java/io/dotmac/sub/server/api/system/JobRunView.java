package io.dotmac.sub.server.api.system;

import io.dotmac.sub.core.job.JobRun;
import io.dotmac.sub.core.job.JobRunId;
import io.dotmac.sub.core.job.JobRunStatus;
import io.dotmac.sub.core.job.StartedBy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job.
 *
 * @param detail what was done, or why it failed
 */
public record JobRunView(
    JobRunId id,
    String job,
    StartedBy startedBy,
    JobRunStatus status,
    @Nullable String detail,
    Instant dueAt,
    Instant startedAt,
    @Nullable Instant finishedAt) {
  static JobRunView of(JobRun row) {
    return new JobRunView(
        row.id(),
        row.job(),
        row.startedBy(),
        row.status(),
        row.detail().orElse(null),
        row.dueAt(),
        row.startedAt(),
        row.finishedAt().orElse(null));
  }
}
