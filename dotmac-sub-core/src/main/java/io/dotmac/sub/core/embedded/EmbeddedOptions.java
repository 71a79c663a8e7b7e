package io.dotmac.sub.core.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an embedded PostgreSQL is run.
 *
 * @param durable whether a commit survives a power cut; tests say no, and whoever fills an empty
 *     folder that a crash would throw away: {@link EmbeddedPostgres#makeDurable} follows
 * @param sharedBuffersMb the page cache of the server, in MiB
 * @param maxConnections how many connections the server accepts
 * @param startTimeout how long a start, with its crash recovery, may take
 * @param binaries where the server programs are unpacked; null chooses the user's cache folder
 */
public record EmbeddedOptions(
    boolean durable,
    int sharedBuffersMb,
    int maxConnections,
    Duration startTimeout,
    @Nullable Path binaries) {

  /** Settings for data that matters, with a small footprint. */
  public static EmbeddedOptions standard() {
    return new EmbeddedOptions(true, 48, 60, Duration.ofMinutes(2), null);
  }

  /** Settings for tests: fast, and nothing survives a crash of the machine. */
  public static EmbeddedOptions forTests() {
    return new EmbeddedOptions(false, 64, 100, Duration.ofMinutes(2), null);
  }

  /** The same, but whether a commit survives a power cut. */
  public EmbeddedOptions durable(boolean choice) {
    return new EmbeddedOptions(choice, sharedBuffersMb, maxConnections, startTimeout, binaries);
  }

  Optional<Path> binariesFolder() {
    return Optional.ofNullable(binaries);
  }
}
