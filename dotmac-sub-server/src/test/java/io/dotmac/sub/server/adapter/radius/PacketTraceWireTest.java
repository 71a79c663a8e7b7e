package io.dotmac.sub.server.adapter.radius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dotmac.sub.radius.attribute.AcctStatusType;
import io.dotmac.sub.server.adapter.radius.trace.TraceFilter;
import io.dotmac.sub.server.adapter.radius.trace.TraceReader;
import io.dotmac.sub.server.adapter.radius.trace.TraceSocket;
import io.dotmac.sub.server.cli.CommandLineTool;
import io.dotmac.sub.server.cli.Commands;
import io.dotmac.sub.server.start.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacketTraceWireTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir
  static Path folder;

  private static RadiusFixture isp;

  @BeforeAll
  static void start() throws IOException {
    isp = new RadiusFixture(folder, 3799, options -> options.tracedAt(TraceSocket.of(folder)));
    UUID subscriber = isp.services.subscriber();
    isp.credential(isp.services.service(subscriber), subscriber, "ada", "secret");
    await().atMost(SOON).until(() -> isp.accepted("ada", "secret"));
  }

  @AfterAll
  static void stop() {
    isp.close();
    assertThat(TraceSocket.of(folder)).doesNotExist();
  }

  @Test
  void packetsAreSeenWithTheirAnswersAndWithoutPasswords() throws Exception {
    try (Looking looking = new Looking(TraceFilter.ALL)) {
      isp.login("ada", "secret");
      isp.login("ada", "not the secret");
      isp.account(AcctStatusType.START, "traced-1", "ada", 7);

      looking.awaitLine("Accounting-Response");
      String all = String.join("\n", looking.lines);
      assertThat(all)
          .contains("Access-Request from 127.0.0.1")
          .contains("User-Name = ada")
          .contains("Access-Accept from 127.0.0.1")
          .contains("Mikrotik-Rate-Limit = 50M/100M")
          .contains("reason wrong_password")
          .contains("Accounting-Request from 127.0.0.1")
          .contains("Acct-Session-Id = traced-1")
          .doesNotContain("secret");
    }
  }

  @Test
  void onlyTheUserWhoWasAskedForIsSeen() throws Exception {
    try (Looking looking = new Looking(new TraceFilter("127.0.0.1", "ADA"))) {
      isp.login("somebody", "x");
      isp.login("ada", "secret");

      looking.awaitLine("Access-Accept");
      assertThat(String.join("\n", looking.lines)).doesNotContain("somebody");
    }
  }

  @Test
  void aFifthViewerIsTurnedAwayUntilOneHasGone() throws Exception {
    List<Looking> four = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      four.add(new Looking(TraceFilter.ALL));
    }
    try (TraceReader fifth = TraceReader.open(TraceSocket.of(folder), TraceFilter.ALL)) {
      List<String> said = new ArrayList<>();
      fifth.read(SOON, said::add);
      assertThat(said).containsExactly("too many look at this server already");
    }
    for (Looking each : four) {
      each.close();
    }
    await().atMost(SOON).untilAsserted(() -> {
      try (TraceReader again = TraceReader.open(TraceSocket.of(folder), TraceFilter.ALL)) {
        List<String> said = new ArrayList<>();
        again.read(Duration.ofMillis(100), said::add);
        assertThat(said).containsExactly("looking");
      }
    });
  }

  @Test
  void nobodyElseMayEnterTheFolderOfTheSocket() throws IOException {
    assertThat(PosixFilePermissions.toString(
            Files.getPosixFilePermissions(TraceSocket.of(folder).getParent())))
        .isEqualTo("rwx------");
  }

  @Test
  void theCommandSaysWhereNoServerAnswers(@TempDir Path elsewhere) {
    assertThat(
            CommandLineTool.run(Commands.all(), "radius", "trace", "--data", elsewhere.toString()))
        .isEqualTo(ExitCode.CONFIG);
    assertThat(CommandLineTool.run(
            Commands.all(), "radius", "trace", "--data", folder.toString(), "--seconds", "1"))
        .isEqualTo(ExitCode.OK);
    assertThat(CommandLineTool.run(
            Commands.all(), "radius", "trace", "--data", folder.toString(), "--seconds", "0"))
        .isEqualTo(ExitCode.USAGE);
  }

  /** A viewer that has been let in: one of an earlier test may leave a moment late. */
  private static final class Looking implements AutoCloseable {
    final List<String> lines = new CopyOnWriteArrayList<>();
    private final AtomicReference<TraceReader> reader = new AtomicReference<>();

    Looking(TraceFilter filter) throws IOException {
      await().atMost(SOON).until(() -> {
        lines.clear();
        reader.set(TraceReader.open(TraceSocket.of(folder), filter));
        new Thread(this::read, "looking").start();
        await().atMost(SOON).until(() -> !lines.isEmpty());
        return lines.get(0).equals("looking");
      });
    }

    private void read() {
      try {
        reader.get().read(Duration.ofMinutes(1), lines::add);
      } catch (ClosedChannelException e) {
        lines.add("closed");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void awaitLine(String part) {
      await().atMost(SOON).until(() -> lines.stream().anyMatch(line -> line.contains(part)));
    }

    @Override
    public void close() throws IOException {
      reader.get().close();
    }
  }
}
