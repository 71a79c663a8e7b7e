package io.dotmac.sub.core.embedded;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The server process a cluster names in its postmaster.pid.
 *
 * @param pid its process id
 * @param port the TCP port it listens on
 */
record Postmaster(long pid, int port) {
  private static final int PID_LINE = 0;
  private static final int PORT_LINE = 3;
  private static final int ORPHAN_CHECKS = 100;
  private static final Duration ORPHAN_PAUSE = Duration.ofMillis(100);

  /** The living server of a cluster; a file left by a dead one is removed. */
  static Optional<Postmaster> living(Path cluster) throws IOException {
    Path file = cluster.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.size() > PORT_LINE) {
      long pid = Long.parseLong(lines.get(PID_LINE).trim());
      if (worksIn(pid, cluster.toRealPath())) {
        return Optional.of(
            new Postmaster(pid, Integer.parseInt(lines.get(PORT_LINE).trim())));
      }
    }
    // The id may by now be another program's, or wait for a parent that never asks: PostgreSQL
    // would refuse to start over such a file.
    awaitOrphans(cluster.toRealPath());
    try (DirectoryStream<Path> sockets = Files.newDirectoryStream(cluster, ".s.PGSQL.*")) {
      for (Path socket : sockets) {
        Files.deleteIfExists(socket);
      }
    }
    Files.deleteIfExists(file);
    return Optional.empty();
  }

  /** The children of a killed server end by themselves; until then its files are not ours. */
  private static void awaitOrphans(Path cluster) {
    for (int i = 0; i < ORPHAN_CHECKS; i++) {
      if (ProcessHandle.allProcesses().noneMatch(process -> worksIn(process.pid(), cluster))) {
        return;
      }
      LockSupport.parkNanos(ORPHAN_PAUSE.toNanos());
    }
    throw new DatabaseUnavailableException(
        "processes of a killed PostgreSQL still work in " + cluster + ": end them, then try again");
  }

  /** A server works in its cluster's folder, which tells it from a program with a reused id. */
  private static boolean worksIn(long pid, Path cluster) {
    try {
      return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd")).equals(cluster);
    } catch (IOException e) {
      // Gone, or of another user: the server of this cluster is one of ours.
      return false;
    }
  }
}
