package io.dotmac.sub.server.adapter.radius;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dotmac.sub.core.embedded.EmbeddedOptions;
import io.dotmac.sub.core.embedded.EmbeddedPostgres;
import io.dotmac.sub.core.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL goes away while sessions are accounted for, and comes back. */
class AccountingLossWireTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  @TempDir
  private Path folder;

  @Test
  void whatIsAcknowledgedWhileTheDatabaseIsAwayIsThereOnceItIsBackAndCountedOnce()
      throws IOException {
    loses(40, 400, Duration.ZERO);
  }

  @Test
  @Tag("full")
  void aMinuteWithoutTheDatabaseUnderLoadLosesAndDoublesNothing() throws IOException {
    loses(2_000, 20_000, Duration.ofSeconds(60));
  }

  private void loses(int sessions, long reports, Duration atLeast) throws IOException {
    EmbeddedPostgres server =
        EmbeddedPostgres.start(folder.resolve("pg"), EmbeddedOptions.standard());
    try (TestDatabase test = TestDatabase.of(server);
        RadiusFixture isp = new RadiusFixture(test, folder, 3799, List.of())) {
      users(isp, sessions);
      AccountingLoad load = AccountingLoad.of(isp.asking, sessions, 1);
      await().atMost(LONG).until(() -> load.count() >= reports / 4);

      server.close();
      long before = load.count();
      long since = System.nanoTime();
      await()
          .atMost(LONG)
          .until(() ->
              load.count() >= before + reports && System.nanoTime() - since >= atLeast.toNanos());
      assertThat(isp.radius.journaled()).isPositive();
      for (int i = 0; i < 20; i++) {
        assertThat(isp.accepted("user" + i, "secret")).isTrue();
        assertThat(isp.accepted("user" + i, "wrong")).isFalse();
      }
      server = EmbeddedPostgres.start(folder.resolve("pg"), EmbeddedOptions.standard());
      await().atMost(LONG).until(() -> isp.radius.journaled() == 0);
      long back = load.count();
      await().atMost(LONG).until(() -> load.count() >= back + sessions);
      Map<String, Long> acknowledged = load.stop();
      await().atMost(LONG).until(() -> isp.radius.journaled() == 0);

      assertThat(acknowledged).hasSize(sessions);
      assertThat(stored(isp)).isEqualTo(acknowledged);
      assertThat(isp.rows("select sum(octets_in) || ' ' || sum(octets_out) from usage_record"
              + " where tenant_id = ?"))
          .isEqualTo(isp.rows("select sum(octets_in) || ' ' || sum(octets_out)"
              + " from radius_accounting_session where tenant_id = ?"));
    } finally {
      server.close();
    }
  }

  static void users(RadiusFixture isp, int count) {
    for (int i = 0; i < count; i++) {
      UUID subscriber = isp.services.subscriber();
      isp.credential(isp.services.service(subscriber), subscriber, "user" + i, "secret");
    }
    await().atMost(LONG).until(() -> isp.accepted("user" + (count - 1), "secret"));
  }

  static Map<String, Long> stored(RadiusFixture isp) {
    Map<String, Long> stored = new TreeMap<>();
    for (String row : isp.rows("select session_id || ' ' || octets_in"
        + " from radius_accounting_session where tenant_id = ?")) {
      stored.put(
          row.substring(0, row.indexOf(' ')), Long.valueOf(row.substring(row.indexOf(' ') + 1)));
    }
    return stored;
  }
}
