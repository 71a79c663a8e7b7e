package io.dotmac.sub.core.job;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one run of a job. */
@Embeddable
public record JobRunId(UUID value) implements Id {
  /** A new id. */
  public static JobRunId next() {
    return new JobRunId(Ids.next());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
