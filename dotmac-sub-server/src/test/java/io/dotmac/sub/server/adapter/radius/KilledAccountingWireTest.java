package io.dotmac.sub.server.adapter.radius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dotmac.sub.core.embedded.EmbeddedOptions;
import io.dotmac.sub.core.embedded.EmbeddedPostgres;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.radius.client.RadiusClient;
import io.dotmac.sub.radius.client.Retransmission;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The RADIUS service is killed while it acknowledges accounting. */
class KilledAccountingWireTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  @TempDir
  private Path folder;

  @Test
  void nothingAcknowledgedIsMissingAfterAKillWithTheDatabaseThereOrAway() throws IOException {
    kills(2, 40, 400);
  }

  @Test
  @Tag("full")
  void nothingAcknowledgedIsMissingAfterTwentyKills() throws IOException {
    kills(20, 500, 3_000);
  }

  private void kills(int times, int sessions, long reports) throws IOException {
    EmbeddedPostgres server =
        EmbeddedPostgres.start(folder.resolve("pg"), EmbeddedOptions.standard());
    try (TestDatabase test = TestDatabase.of(server);
        RadiusFixture isp = new RadiusFixture(test, folder, 3799, List.of())) {
      AccountingLossWireTest.users(isp, sessions);
      for (int i = 0; i < times; i++) {
        boolean away = i % 2 == 1;
        Map<String, Long> acknowledged;
        try (RadiusProcess process = RadiusProcess.start(test.appAccess(), folder);
            RadiusClient asking = client(process)) {
          AccountingLoad load = AccountingLoad.of(asking, sessions, 1 + i * 10_000_000L);
          await().atMost(LONG).until(() -> load.count() >= reports / 4);
          if (away) {
            server.close();
          }
          long before = load.count();
          await().atMost(LONG).until(() -> load.count() >= before + reports);
          process.close();
          acknowledged = load.stop();
        }
        if (away) {
          server = EmbeddedPostgres.start(folder.resolve("pg"), EmbeddedOptions.standard());
        }
        assertNothingIsMissing(isp, acknowledged);
      }
    } finally {
      server.close();
    }
  }

  /** More than was acknowledged may be there: the NAS did not hear of it and sends it again. */
  private void assertNothingIsMissing(RadiusFixture isp, Map<String, Long> acknowledged)
      throws IOException {
    try (RadiusProcess again = RadiusProcess.start(isp.test.appAccess(), folder)) {
      assertThat(again.acctPort).isPositive();
      await().atMost(LONG).untilAsserted(() -> {
        Map<String, Long> stored = AccountingLossWireTest.stored(isp);
        acknowledged.forEach((session, octets) ->
            assertThat(stored.getOrDefault(session, 0L)).isGreaterThanOrEqualTo(octets));
        assertThat(isp.rows("select (select sum(octets_in) from radius_accounting_session)"
                + " - sum(octets_in) from usage_record where tenant_id = ?"))
            .containsExactly("0");
      });
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
