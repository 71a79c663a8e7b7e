package io.dotmac.sub.samples.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Processor time of this process and of a PostgreSQL server with all its children. */
final class Cpu {
  /** The kernel counts in hundredths of a second. */
  private static final long NANOS_PER_TICK = 10_000_000;

  private final long postmaster;

  private Cpu(long postmaster) {
    this.postmaster = postmaster;
  }

  /** Of the server whose data folder is {@code data}. */
  static Cpu of(Path data) throws IOException {
    List<String> lines = Files.readAllLines(data.resolve("pgdata/postmaster.pid"));
    return new Cpu(Long.parseLong(lines.get(0).trim()));
  }

  /** Processor time used so far, in nanoseconds. */
  record Used(long client, long server) {
    Used since(Used before) {
      return new Used(client - before.client, server - before.server);
    }

    long micros() {
      return (client + server) / 1000;
    }
  }

  Used now() {
    return new Used(client(), server());
  }

  private static long client() {
    return ProcessHandle.current()
        .info()
        .totalCpuDuration()
        .map(java.time.Duration::toNanos)
        .orElse(0L);
  }

  private long server() {
    // Children that ended are in the two fields of the postmaster that count them.
    long ticks = ticks(postmaster, 4);
    try (Stream<ProcessHandle> children =
        ProcessHandle.of(postmaster).map(ProcessHandle::children).orElse(Stream.empty())) {
      ticks += children.mapToLong(child -> ticks(child.pid(), 2)).sum();
    }
    return ticks * NANOS_PER_TICK;
  }

  /** The first fields of {@code utime, stime, cutime, cstime}; a process that is gone has none. */
  private static long ticks(long pid, int fields) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] rest = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      long sum = 0;
      for (int i = 0; i < fields; i++) {
        sum += Long.parseLong(rest[11 + i]);
      }
      return sum;
    } catch (IOException e) {
      return 0;
    }
  }
}
