package io.dotmac.sub.core.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The server process a cluster names in its postmaster.pid.
 *
 * @param pid its process id
 * @param port the TCP port it listens on
 */
record Postmaster(long pid, int port) {
  private static final int PID_LINE = 0;
  private static final int PORT_LINE = 3;

  /** The living server of a cluster; a file left by a dead one is removed. */
  static Optional<Postmaster> living(Path cluster) throws IOException {
    Path file = cluster.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.size() > PORT_LINE) {
      long pid = Long.parseLong(lines.get(PID_LINE).trim());
      if (serves(pid, cluster)) {
        return Optional.of(new Postmaster(pid, Integer.parseInt(lines.get(PORT_LINE).trim())));
      }
    }
    // The process id may by now be another program's: PostgreSQL would refuse to start over it.
    Files.deleteIfExists(file);
    return Optional.empty();
  }

  /** A server works in its cluster's folder, which tells it from a program with a reused id. */
  private static boolean serves(long pid, Path cluster) throws IOException {
    if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
      return false;
    }
    try {
      return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"))
          .equals(cluster.toRealPath());
    } catch (IOException e) {
      return Files.exists(Path.of("/proc", Long.toString(pid)));
    }
  }
}
