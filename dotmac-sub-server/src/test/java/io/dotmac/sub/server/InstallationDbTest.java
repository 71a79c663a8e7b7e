package io.dotmac.sub.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.server.testing.ServerFixture;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class InstallationDbTest {
  @Test
  void tablesThatHaveGrownAreCountedForThePlanner() throws SQLException {
    ServerFixture.TestTenant tenant = ServerFixture.start().one();
    tenant.subscriber();

    ServerFixture.start().installation().analyze();

    assertThat(rowsKnown("subscriber")).isPositive();
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
