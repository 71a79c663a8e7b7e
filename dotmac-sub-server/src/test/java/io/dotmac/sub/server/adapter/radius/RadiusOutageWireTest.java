package io.dotmac.sub.server.adapter.radius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dotmac.sub.core.access.LockEffect;
import io.dotmac.sub.core.access.LockReason;
import io.dotmac.sub.core.embedded.EmbeddedOptions;
import io.dotmac.sub.core.embedded.EmbeddedPostgres;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.radius.client.RadiusClient;
import io.dotmac.sub.radius.client.SendOutcome;
import io.dotmac.sub.radius.packet.AttributeBlock;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A RADIUS server starts while PostgreSQL is away. */
class RadiusOutageWireTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir
  private Path folder;

  @Test
  void aServerThatStartsWithoutTheDatabaseAnswersFromItsSnapshotAndFollowsWhenThatIsBack()
      throws IOException {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.start(folder.resolve("pg"), EmbeddedOptions.standard());
    try (TestDatabase test = TestDatabase.of(postgres);
        RadiusFixture isp = new RadiusFixture(test, folder, 3799, List.of())) {
      UUID amaka = isp.services.subscriber();
      UUID home = isp.services.service(amaka);
      UUID shop = isp.services.service(amaka);
      isp.credential(home, amaka, "amaka", "secret");
      UUID leaving = isp.credential(home, amaka, "leaving", "secret");
      isp.credential(shop, amaka, "overdue", "secret");
      isp.lock(shop, LockReason.OVERDUE, LockEffect.SUSPEND);
      await().atMost(SOON).until(() -> isp.accepted("amaka", "secret"));
      await().atMost(SOON).until(() -> isp.accepted("leaving", "secret"));
      isp.radius.close();
      postgres.close();

      try (RadiusService again = start(isp);
          RadiusClient asking = client(again)) {
        assertThat(code(asking, "amaka", "secret")).isEqualTo(2);
        assertThat(code(asking, "amaka", "wrong")).isEqualTo(3);
        assertThat(code(asking, "nobody", "secret")).isEqualTo(3);
        assertThat(code(asking, "overdue", "secret")).isEqualTo(3);
        assertThat(code(asking, "leaving", "secret")).isEqualTo(2);

        postgres = EmbeddedPostgres.start(folder.resolve("pg"), EmbeddedOptions.standard());
        isp.services.sql("delete from access_credential where id = ?", leaving);
        isp.credential(home, amaka, "new", "secret");
        isp.release(shop, LockReason.OVERDUE);
        await().atMost(SOON).until(() -> code(asking, "leaving", "secret") == 3);
        await().atMost(SOON).until(() -> code(asking, "new", "secret") == 2);
        await().atMost(SOON).until(() -> code(asking, "overdue", "secret") == 2);
        assertThat(code(asking, "amaka", "secret")).isEqualTo(2);
      }
    } finally {
      postgres.close();
    }
  }

  @Test
  void withADamagedSnapshotNobodyIsAnsweredUntilTheDatabaseIsBack() throws IOException {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.start(folder.resolve("pg"), EmbeddedOptions.standard());
    try (TestDatabase test = TestDatabase.of(postgres);
        RadiusFixture isp = new RadiusFixture(test, folder, 3799, List.of())) {
      UUID amaka = isp.services.subscriber();
      isp.credential(isp.services.service(amaka), amaka, "amaka", "secret");
      await().atMost(SOON).until(() -> isp.accepted("amaka", "secret"));
      isp.radius.close();
      postgres.close();
      Path file = folder.resolve("index");
      byte[] damaged = Files.readAllBytes(file);
      damaged[damaged.length / 2] ^= 1;
      Files.write(file, damaged);

      try (RadiusService again = start(isp);
          RadiusClient asking = client(again)) {
        assertThat(again.users()).isZero();
        assertThat(asking.pap("amaka", "secret", AttributeBlock.EMPTY).join())
            .isNotInstanceOf(SendOutcome.Answered.class);

        postgres = EmbeddedPostgres.start(folder.resolve("pg"), EmbeddedOptions.standard());
        await().atMost(SOON).until(() -> code(asking, "amaka", "secret") == 2);
      }
    } finally {
      postgres.close();
    }
  }

  private RadiusService start(RadiusFixture isp) {
    return RadiusService.start(isp.db, isp.secrets, RadiusFixture.options(folder));
  }

  private static RadiusClient client(RadiusService radius) throws IOException {
    return RadiusClient.open(
        InetAddress.getLoopbackAddress(),
        radius.authPort(),
        radius.acctPort(),
        RadiusFixture.SECRET);
  }

  /** The code of the answer; 0 without one. */
  private static int code(RadiusClient asking, String user, String password) {
    return asking.pap(user, password, AttributeBlock.EMPTY).join()
            instanceof SendOutcome.Answered answered
        ? answered.reply().code()
        : 0;
  }
}
