package io.dotmac.sub.core.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs initdb and pg_ctl for one cluster, as the user that owns it. */
final class PostgresPrograms {
  private static final long MAX_LOG_BYTES = 8L << 20;

  private final PostgresBinaries binaries;
  private final ServerUser user;
  private final Path cluster;

  PostgresPrograms(PostgresBinaries binaries, ServerUser user, Path cluster) {
    this.binaries = binaries;
    this.user = user;
    this.cluster = cluster;
  }

  /** Creates the cluster beside its place and moves it there, so that it is whole or not there. */
  void initialize(String superuserPassword, boolean durable) throws IOException {
    Path fresh = cluster.resolveSibling(cluster.getFileName() + ".new");
    Path password = cluster.resolveSibling("initdb.password");
    Folders.delete(fresh);
    Files.createDirectory(fresh);
    user.own(fresh);
    try {
      Folders.writeSecret(password, superuserPassword + "\n");
      user.own(password);
      List<String> command = new ArrayList<>(List.of(
          binaries.program("initdb").toString(),
          "--pgdata=" + fresh,
          "--username=" + EmbeddedPostgres.SUPERUSER,
          "--pwfile=" + password,
          "--auth=scram-sha-256",
          "--encoding=UTF8",
          "--locale=C.UTF-8",
          "--no-instructions"));
      if (!durable) {
        command.add("--no-sync");
      }
      run("create a database in " + cluster, command);
    } finally {
      Files.deleteIfExists(password);
    }
    Files.move(fresh, cluster);
  }

  /** Writes the server's settings; they are ours, so they are written at each start. */
  void configure(int port, EmbeddedOptions options) throws IOException {
    put("dotmac.conf", ServerSettings.render(cluster, port, options));
    put("pg_hba.conf", "local all all scram-sha-256\nhost all all 127.0.0.1/32 scram-sha-256\n");
    Path main = cluster.resolve("postgresql.conf");
    String include = "include 'dotmac.conf'";
    String text = Files.readString(main);
    if (!text.contains(include)) {
      Files.writeString(main, text + "\n" + include + "\n");
    }
    Path log = cluster.resolve("server.log");
    if (Files.exists(log) && Files.size(log) > MAX_LOG_BYTES) {
      Files.move(
          log, cluster.resolve("server.log.1"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
  }

  void start(EmbeddedOptions options) throws IOException {
    Path log = cluster.resolve("server.log");
    try {
      run(
          "start PostgreSQL (its log: " + log + ")",
          List.of(
              binaries.program("pg_ctl").toString(),
              "--pgdata=" + cluster,
              "--log=" + log,
              "--timeout=" + options.startTimeout().toSeconds(),
              "--wait",
              "--silent",
              "start"));
    } catch (DatabaseUnavailableException e) {
      throw new DatabaseUnavailableException(e.getMessage() + lastFatal(log), e);
    }
  }

  private static String lastFatal(Path log) throws IOException {
    if (!Files.exists(log)) {
      return "";
    }
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .filter(line -> line.contains("FATAL:"))
          .reduce((earlier, later) -> later)
          .map(line -> "; " + line.substring(line.indexOf("FATAL:")))
          .orElse("");
    }
  }

  /** Makes the running server read its settings again. */
  void reload() throws IOException {
    run(
        "change the settings of PostgreSQL in " + cluster,
        List.of(
            binaries.program("pg_ctl").toString(), "--pgdata=" + cluster, "--silent", "reload"));
  }

  /** Forces every file of the cluster to the disk; the server may run. */
  void sync() throws IOException {
    run(
        "write " + cluster + " to the disk",
        List.of(binaries.program("initdb").toString(), "--pgdata=" + cluster, "--sync-only"));
  }

  void stop(String mode) throws IOException {
    if (Postmaster.living(cluster).isEmpty()) {
      return;
    }
    run(
        "stop PostgreSQL in " + cluster,
        List.of(
            binaries.program("pg_ctl").toString(),
            "--pgdata=" + cluster,
            "--mode=" + mode,
            "--timeout=60",
            "--wait",
            "--silent",
            "stop"));
  }

  private void put(String name, String content) throws IOException {
    Path file = cluster.resolve(name);
    Files.writeString(file, content);
    user.own(file);
  }

  private void run(String purpose, List<String> command) throws IOException {
    Path output = Files.createTempFile("dotmac-postgres-", ".txt");
    try {
      ProcessBuilder builder = new ProcessBuilder(user.command(command));
      builder.environment().put("LC_ALL", "C.UTF-8");
      builder.environment().remove("PGDATA");
      builder.environment().remove("PGOPTIONS");
      builder.directory(cluster.getRoot().toFile());
      builder.redirectInput(new java.io.File("/dev/null"));
      // To a file: the server would keep a pipe open, and its reader waiting, for ever.
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
      Process process = builder.start();
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new DatabaseUnavailableException("cannot " + purpose + ": no answer in 5 minutes");
      }
      if (process.exitValue() != 0) {
        throw new DatabaseUnavailableException(
            "cannot " + purpose + ": " + oneLine(Files.readString(output)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseUnavailableException("interrupted, could not " + purpose, e);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static String oneLine(String text) {
    String line = text.strip().replaceAll("\\s*\\R\\s*", "; ");
    return line.isEmpty() ? "it gave no reason" : line;
  }
}
