package io.dotmac.sub.core.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.access.ServiceFixture;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RetentionDbTest {
  @Test
  void monthsToComeAreAddedAndOfThosePastOnlyEmptyOnesGo() throws SQLException {
    try (TestDatabase test = TestDatabase.fresh()) {
      Database db = test.database(CoreEntities.ALL);
      TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
      ServiceFixture services = new ServiceFixture(db, tenant);
      UUID home = services.service(services.subscriber());
      owner(test, "select dotmac_monthly_partitions('usage_record', date '2020-03-01', 0)");
      services.sql(
          "insert into usage_record (tenant_id, id, recorded_at, subscription_id, source,"
              + " octets_in, octets_out) values (?, gen_random_uuid(), '2020-02-10', ?, 'radius',"
              + " 1, 1)",
          tenant.value(),
          home);
      LocalDate today = LocalDate.ofInstant(db.clock().instant(), ZoneOffset.UTC);

      int dropped = Retention.turnMonths(db, today);

      assertThat(dropped).isEqualTo(12);
      assertThat(months(test, "usage_record_20%"))
          .contains("usage_record_2020_02")
          .doesNotContain("usage_record_2020_01", "usage_record_2020_03");
      assertThat(Retention.turnMonths(db, today)).isZero();
      db.run(tenant, Retention::forget);
      assertThat(Retention.turnMonths(db, today)).isOne();
    }
  }

  private static void owner(TestDatabase test, String sql) throws SQLException {
    try (Connection connection = test.owner().getConnection();
        Statement statement = connection.createStatement()) {
      // The same name of the application's role as when the schema was made.
      statement.execute("select set_config('dotmac.app_role', 'dotmac_app', false)");
      statement.execute(sql);
    }
  }

  private static List<String> months(TestDatabase test, String like) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = test.superuser().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(
            "select relname from pg_class where relkind = 'r' and relname like '" + like + "'")) {
      while (row.next()) {
        found.add(row.getString(1));
      }
    }
    return found;
  }
}
