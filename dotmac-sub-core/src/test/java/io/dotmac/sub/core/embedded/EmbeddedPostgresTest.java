package io.dotmac.sub.core.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {
  private static final EmbeddedOptions OPTIONS = EmbeddedOptions.forTests();

  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createTempDirectory("dotmac-embedded-");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
  }

  @AfterEach
  void removeFolder() throws IOException {
    Folders.delete(folder);
  }

  @Test
  void aSecondStartFindsTheDataAndTheSamePort() throws SQLException {
    int port;
    try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, OPTIONS)) {
      port = server.port();
      write(server, "kept");
    }
    try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, OPTIONS)) {
      assertThat(server.port()).isEqualTo(port);
      assertThat(read(server)).isEqualTo("kept");
    }
  }

  @Test
  void anotherProcessAttachesAndLeavesTheServerRunning() throws SQLException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, OPTIONS)) {
      write(server, "shared");
      try (EmbeddedPostgres other = EmbeddedPostgres.attachOrStart(folder, OPTIONS)) {
        assertThat(other.isOwner()).isFalse();
        assertThat(read(other)).isEqualTo("shared");
      }

      assertThat(read(server)).isEqualTo("shared");
    }
    assertThat(EmbeddedPostgres.attach(folder)).isEmpty();
  }

  @Test
  void aFolderHasOneOwnerAndTheMessageNamesIt() throws IOException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, OPTIONS)) {
      assertThat(server.isOwner()).isTrue();
      assertThatThrownBy(() -> EmbeddedPostgres.start(folder, OPTIONS))
          .isInstanceOf(DatabaseUnavailableException.class)
          .hasMessageContaining("in use by process " + ProcessHandle.current().pid())
          .hasMessageNotContaining("\n");
      Process second = java(List.of(), folder, "stop");

      assertThat(output(second)).contains("is in use by process");
    }
  }

  @Test
  void theServerOfAKilledProcessIsAdopted() throws Exception {
    Process killed = java(List.of(), folder);
    String port = killed.inputReader().readLine();
    EmbeddedPostgres attached = EmbeddedPostgres.attach(folder).orElseThrow();
    write(attached, "before the kill");
    killed.destroyForcibly().waitFor();

    try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, OPTIONS)) {
      assertThat("port " + server.port()).isEqualTo(port);
      assertThat(server.isOwner()).isTrue();
      assertThat(read(server)).isEqualTo("before the kill");
    }
    assertThat(Postmaster.living(folder.resolve("pgdata"))).isEmpty();
  }

  @Test
  void aKilledServerRecoversAtTheNextStart() throws Exception {
    EmbeddedPostgres server = EmbeddedPostgres.start(folder, EmbeddedOptions.standard());
    write(server, "committed");
    kill();
    server.close();

    try (EmbeddedPostgres next = EmbeddedPostgres.start(folder, EmbeddedOptions.standard())) {
      assertThat(read(next)).isEqualTo("committed");
    }
  }

  @Test
  void whatWasFilledWithoutDurabilityIsDurableFromThenOn() throws Exception {
    EmbeddedOptions standard = EmbeddedOptions.standard();
    EmbeddedPostgres server = EmbeddedPostgres.start(folder, standard.durable(false));
    assertThat(value(server.superuser(), "show fsync")).isEqualTo("off");
    write(server, "filled");

    server.makeDurable(standard);

    assertThat(value(server.superuser(), "show fsync")).isEqualTo("on");
    assertThat(value(server.superuser(), "show synchronous_commit")).isEqualTo("on");
    assertThat(value(server.superuser(), "show full_page_writes")).isEqualTo("on");
    assertThatThrownBy(() -> server.makeDurable(standard.durable(false)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> EmbeddedPostgres.attach(folder).orElseThrow().makeDurable(standard))
        .isInstanceOf(IllegalStateException.class);
    kill();
    server.close();
    try (EmbeddedPostgres next = EmbeddedPostgres.start(folder, standard)) {
      assertThat(read(next)).isEqualTo("filled");
    }
  }

  @Test
  void aPidFileThatNamesAnotherProgramIsNoServer() throws IOException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, OPTIONS)) {
      assertThat(server.port()).isPositive();
    }
    Files.writeString(
        folder.resolve("pgdata/postmaster.pid"),
        ProcessHandle.current().pid() + "\n" + folder + "\n0\n5432\n\n127.0.0.1\n");

    try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, OPTIONS)) {
      assertThat(server.isOwner()).isTrue();
    }
  }

  @Test
  void passwordsAreForTheOwnerOfTheFolderOnly() throws IOException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, OPTIONS)) {
      String mode = PosixFilePermissions.toString(
          Files.getPosixFilePermissions(folder.resolve("connection.properties")));
      DatabaseAccess wrong =
          new DatabaseAccess(server.app().url(), EmbeddedPostgres.APP, "wrong", "public");

      assertThat(mode).isEqualTo("rw-------");
      assertThat(server.superuser().toString())
          .doesNotContain(server.superuser().password());
      assertThatThrownBy(() -> wrong.dataSource().getConnection())
          .hasMessageContaining("password authentication failed");
    }
  }

  @Test
  void realDataIsDurable() throws SQLException {
    try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, EmbeddedOptions.standard())) {
      assertThat(value(server.superuser(), "show fsync")).isEqualTo("on");
      assertThat(value(server.superuser(), "show synchronous_commit")).isEqualTo("on");
      assertThat(value(server.superuser(), "show server_encoding")).isEqualTo("UTF8");
    }
  }

  @Test
  void anOrdinaryUserRunsItToo() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can become another user");
    Path own = Files.createDirectory(folder.resolve("own"));
    Folders.give(own, 65_534, 65_534);
    List<String> asNobody = List.of(
        "setpriv",
        "--reuid=65534",
        "--regid=65534",
        "--clear-groups",
        // The class path may lie in root's home.
        "--inh-caps=+dac_read_search",
        "--ambient-caps=+dac_read_search");

    Process process = java(asNobody, own, "stop");

    assertThat(output(process)).isEmpty();
    assertThat(process.waitFor()).isZero();
    assertThat(own.resolve("pgdata/PG_VERSION")).exists();
  }

  @Test
  void rootMayKeepTheDataInAClosedFolder() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root has closed folders");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, OPTIONS)) {
      write(server, "closed");

      assertThat(read(server)).isEqualTo("closed");
    }
  }

  private static Process java(List<String> prefix, Path folder, String... more) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        System.getProperty("java.class.path"),
        ServerProcess.class.getName(),
        folder.toString()));
    command.addAll(List.of(more));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static String output(Process process) throws IOException {
    try (BufferedReader reader = process.inputReader()) {
      return String.join("\n", reader.lines().toList());
    }
  }

  /** Kills the server's first process and waits until all of them are gone. */
  private void kill() throws Exception {
    ProcessHandle first = Postmaster.living(folder.resolve("pgdata"))
        .flatMap(postmaster -> ProcessHandle.of(postmaster.pid()))
        .orElseThrow();
    List<ProcessHandle> all =
        Stream.concat(Stream.of(first), first.descendants()).toList();
    first.destroyForcibly();
    for (ProcessHandle each : all) {
      each.onExit().get(60, TimeUnit.SECONDS);
    }
  }

  private static void write(EmbeddedPostgres server, String note) throws SQLException {
    try (Connection connection = server.superuser().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table public.note (text text)");
      statement.execute("insert into public.note values ('" + note + "')");
    }
  }

  private static String read(EmbeddedPostgres server) throws SQLException {
    return value(server.superuser(), "select text from public.note");
  }

  private static String value(DatabaseAccess access, String sql) throws SQLException {
    try (Connection connection = access.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
