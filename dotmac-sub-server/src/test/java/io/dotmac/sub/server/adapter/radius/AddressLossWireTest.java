package io.dotmac.sub.server.adapter.radius;

import static io.dotmac.sub.server.adapter.radius.AddressFixture.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dotmac.sub.core.embedded.EmbeddedOptions;
import io.dotmac.sub.core.embedded.EmbeddedPostgres;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.radius.client.RadiusClient;
import io.dotmac.sub.radius.client.Retransmission;
import io.dotmac.sub.radius.client.SendOutcome;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.PacketView;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes, or the server is killed, and everybody gets the same address again. */
class AddressLossWireTest {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final int AT_ONCE = 128;

  @TempDir
  private Path folder;

  @Test
  void everybodyGetsTheSameAddressAgainWithoutTheDatabase() throws IOException {
    again(500, "10.0.0.0/22");
  }

  @Test
  @Tag("full")
  void tenThousandLoginsOverASlash18AskTheDatabaseForNothingTheSecondTime() throws IOException {
    again(10_000, "10.0.0.0/18");
  }

  private void again(int users, String network) throws IOException {
    EmbeddedPostgres server =
        EmbeddedPostgres.start(folder.resolve("pg"), EmbeddedOptions.standard());
    try (TestDatabase test = TestDatabase.of(server);
        RadiusFixture isp = new RadiusFixture(test, folder, 3799, List.of())) {
      AddressFixture fixture = new AddressFixture(isp);
      fixture.pool("home", network);
      users(fixture, users);
      List<String> first = all(isp.asking, users);

      server.close();
      List<String> second = all(isp.asking, users);

      assertThat(first).doesNotContain("");
      assertThat(new HashSet<>(first)).hasSize(users);
      assertThat(second).isEqualTo(first);
    } finally {
      server.close();
    }
  }

  /** One more is made and logs in, so that all before are known. */
  private static void users(AddressFixture fixture, int users) {
    for (int i = 0; i < users; i++) {
      fixture.user("user" + i);
    }
    fixture.user("last");
    await().atMost(LONG).until(() -> !fixture.firstAddress("last").isEmpty());
  }

  private static List<String> all(RadiusClient asking, int users) {
    Semaphore outstanding = new Semaphore(AT_ONCE);
    List<CompletableFuture<String>> replies = new ArrayList<>();
    for (int i = 0; i < users; i++) {
      outstanding.acquireUninterruptibly();
      replies.add(asking
          .pap("user" + i, "open sesame", AttributeBlock.EMPTY)
          .thenApply(AddressLossWireTest::given)
          .whenComplete((address, failure) -> outstanding.release()));
    }
    return replies.stream().map(CompletableFuture::join).toList();
  }

  private static String given(SendOutcome outcome) {
    return outcome instanceof SendOutcome.Answered answered ? address(answered.reply()) : "";
  }

  @Test
  void whatWasGivenIsNeverGivenToAnotherAfterAKill() throws IOException {
    try (RadiusFixture isp = new RadiusFixture(folder, 3799)) {
      AddressFixture fixture = new AddressFixture(isp);
      fixture.pool("home", "10.0.0.0/24");
      for (int i = 0; i < 120; i++) {
        fixture.user("user" + i);
      }
      List<String> before;
      try (RadiusProcess process = RadiusProcess.start(isp.test.appAccess(), folder);
          RadiusClient asking = client(process)) {
        before = all(asking, 60);
      }
      try (RadiusProcess process = RadiusProcess.start(isp.test.appAccess(), folder);
          RadiusClient asking = client(process)) {
        PacketView one = AddressFixture.login(asking, "user99", "02:00:00:00:00:01");
        List<String> after = all(asking, 60);

        assertThat(before).doesNotContain("").doesNotHaveDuplicates();
        assertThat(after).isEqualTo(before);
        assertThat(before).doesNotContain(address(one));
      }
      await().atMost(LONG).until(() -> isp.accepted("user119", "open sesame"));
      List<String> elsewhere = all(isp.asking, 60);
      assertThat(elsewhere).as("another node gives the same").isEqualTo(before);
    }
  }

  private static RadiusClient client(RadiusProcess process) throws IOException {
    return RadiusClient.open(
            InetAddress.getLoopbackAddress(),
            process.authPort,
            process.acctPort,
            RadiusFixture.SECRET)
        .retransmitting(Retransmission.ofMillis(2000, 2000));
  }
}
