package io.dotmac.sub.core.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MigrationsDbTest {
  // The platform reads these for all tenants at once; they hold ids and nothing else of a tenant.
  private static final Set<String> PLATFORM = Set.of("tenant_domain", "access_change");

  @Test
  void everyTableOfTenantsHasForcedRowSecurityAndAPolicy() throws SQLException {
    List<String> open = column("""
            select c.relname from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
            where c.relnamespace = 'dotmac'::regnamespace and c.relkind in ('r', 'p')
            and not (c.relrowsecurity and c.relforcerowsecurity
              and exists (select from pg_policy p where p.polrelid = c.oid))
            """);

    open.removeAll(PLATFORM);
    // A partition is reached through its parent, and the application may not name it.
    open.removeIf(this::isClosedPartition);
    assertThat(open).isEmpty();
  }

  @Test
  void aConnectionWithoutATenantSeesNoRowOfAnyTenant() throws SQLException {
    List<String> tables = column("""
            select distinct c.relname from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
            where c.relnamespace = 'dotmac'::regnamespace and c.relkind in ('r', 'p')
            and has_table_privilege('dotmac_app', c.oid, 'select') and c.relrowsecurity
            """);
    List<String> leaking = new ArrayList<>();
    try (Connection connection = TestDatabase.shared().app().getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : tables) {
        try (ResultSet row = statement.executeQuery("select count(*) from " + table)) {
          row.next();
          if (row.getLong(1) != 0) {
            leaking.add(table);
          }
        }
      }
    }

    assertThat(leaking).isEmpty();
  }

  @Test
  void theApplicationRoleOwnsNothingAndCannotBypassRowSecurity() throws SQLException {
    assertThat(column("select c.relname from pg_class c join pg_roles r on r.oid = c.relowner"
            + " where r.rolname = 'dotmac_app'"))
        .isEmpty();
    assertThat(column("select rolname from pg_roles where rolname like 'dotmac%'"
            + " and (rolbypassrls or rolsuper or rolcreaterole)"))
        .isEmpty();
  }

  @Test
  void twoInstallationsFitInOneDatabase() throws SQLException {
    try (TestDatabase database = TestDatabase.empty()) {
      MigrationStatus first = migrations(database, "north").migrate();
      MigrationStatus second = migrations(database, "south").migrate();

      assertThat(first).isEqualTo(second);
      assertThat(first.isCurrent()).isTrue();
      assertThat(tenantsAfterInsertInto(database, "north")).isEqualTo(1);
      assertThat(count(database, "south")).isZero();
    }
  }

  @Test
  void aMigrationThatWasKilledLeavesNoLock() throws SQLException {
    try (TestDatabase database = TestDatabase.fresh();
        Connection connection = database.superuser().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "update databasechangeloglock set locked = true, lockgranted = now(), lockedby = 'dead'");

      statement.execute("comment on schema dotmac is 'an older release'");

      MigrationStatus status = migrations(database, "dotmac").migrate();

      assertThat(status.isCurrent()).isTrue();
    }
  }

  @Test
  void aSchemaThatIsUpToDateIsRecognisedWithoutLookingAtEachChange() throws SQLException {
    try (TestDatabase database = TestDatabase.empty();
        Connection connection = database.owner().getConnection();
        Statement statement = connection.createStatement()) {
      MigrationStatus first = migrations(database, "dotmac").migrate();
      // Liquibase makes this table again when it looks.
      statement.execute("drop table databasechangeloglock");

      MigrationStatus again = migrations(database, "dotmac").migrate();

      assertThat(again).isEqualTo(first);
      try (ResultSet row =
          statement.executeQuery("select to_regclass('databasechangeloglock') is null")) {
        row.next();
        assertThat(row.getBoolean(1)).isTrue();
      }
    }
  }

  @Test
  void aNewSchemaReportsItsPendingChangesets() {
    try (TestDatabase database = TestDatabase.empty()) {
      MigrationStatus status = migrations(database, "dotmac").status();

      assertThat(status.applied()).isZero();
      assertThat(status.pending()).first().asString().contains("0001-functions");
    }
  }

  @Test
  void anAppendOnlyTableRefusesItsOwnerToo() throws SQLException {
    try (TestDatabase database = TestDatabase.fresh();
        Connection connection = database.superuser().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select set_config('dotmac.app_role', 'dotmac_app', false)");
      statement.execute("create table fact (tenant_id uuid, note text)");
      statement.execute("select dotmac_tenant_table('fact'), dotmac_append_only('fact')");
      statement.execute("insert into fact values (gen_random_uuid(), 'kept')");

      assertThatThrownBy(() -> statement.execute("update fact set note = 'changed'"))
          .hasMessageContaining("append-only");
      assertThatThrownBy(() -> statement.execute("truncate fact"))
          .hasMessageContaining("append-only");
    }
  }

  private boolean isClosedPartition(String table) {
    try {
      return !column("select relname from pg_class where relispartition and relname = '"
              + table
              + "' and not has_table_privilege('dotmac_app', oid, 'select')")
          .isEmpty();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Migrations migrations(TestDatabase database, String schema) {
    return new Migrations(database.owner(), schema, EmbeddedPostgres.APP);
  }

  private static long tenantsAfterInsertInto(TestDatabase database, String schema)
      throws SQLException {
    try (Connection connection =
            database.appAccess().inSchema(schema).dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("insert into tenant (id, code, name, currency, zone) values ('"
          + UUID.randomUUID()
          + "', 'lagoon', 'Lagoon', 'NGN', 'Africa/Lagos')");
    }
    return count(database, schema);
  }

  private static long count(TestDatabase database, String schema) throws SQLException {
    try (Connection connection =
            database.appAccess().inSchema(schema).dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from tenant")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static List<String> column(String sql) throws SQLException {
    try (Connection connection = TestDatabase.shared().superuser().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      List<String> values = new ArrayList<>();
      while (row.next()) {
        values.add(row.getString(1));
      }
      return values;
    }
  }
}
