package io.dotmac.sub.core.embedded;

import java.util.List;

/**
 * Where a schema stands.
 *
 * @param applied how many changesets it has
 * @param pending the changesets it lacks, in the order they would be applied
 */
public record MigrationStatus(int applied, List<String> pending) {
  /** Copies the list. */
  public MigrationStatus {
    pending = List.copyOf(pending);
  }

  public boolean isCurrent() {
    return pending.isEmpty();
  }
}
