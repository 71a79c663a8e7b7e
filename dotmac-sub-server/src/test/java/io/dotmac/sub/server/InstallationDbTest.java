package io.dotmac.sub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.server.testing.ServerFixture;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InstallationDbTest {
  @Test
  void tablesThatHaveGrownAreCountedForThePlanner() throws SQLException {
    ServerFixture server = ServerFixture.start();
    ServerFixture.TestTenant tenant = server.one();
    for (int i = 0; i < 30; i++) {
      tenant.subscriber();
    }

    // PostgreSQL says how many rows are new a second after they came.
    await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
      tenant.subscriber();
      server.installation().analyze();
      assertThat(rowsKnown("subscriber")).isGreaterThan(20);
    });
  }

  /** What PostgreSQL believes a table holds; -1: it has never been counted. */
  private static long rowsKnown(String table) throws SQLException {
    try (Connection connection = TestDatabase.shared().owner().getConnection();
        Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery(
          "select reltuples::bigint from pg_class where oid = '" + table + "'::regclass")) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
