package io.dotmac.sub.core.testing;

import com.zaxxer.hikari.HikariDataSource;
import io.dotmac.sub.core.embedded.DatabaseAccess;
import io.dotmac.sub.core.embedded.EmbeddedPostgres;
import io.dotmac.sub.core.embedded.Migrations;
import io.dotmac.sub.core.tenant.TenantDirectory;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.SessionFactories;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database of a real PostgreSQL, migrated by every changelog on the class path.
 *
 * <p>Tests share one and keep apart by making tenants of their own; a test that must break
 * something asks for a {@link #fresh} one.
 */
public final class TestDatabase implements AutoCloseable {
  private static final int POOL = 8;

  private final DatabaseAccess superuser;
  private final DatabaseAccess owner;
  private final DatabaseAccess app;
  private final Map<List<Class<?>>, Database> databases = new HashMap<>();
  private @Nullable HikariDataSource pool;

  TestDatabase(DatabaseAccess superuser, DatabaseAccess owner, DatabaseAccess app) {
    this.superuser = superuser;
    this.owner = owner;
    this.app = app;
  }

  /** The database all tests of this run share. */
  public static TestDatabase shared() {
    return Holder.SHARED;
  }

  /** A database of its own, with every table and no row. */
  public static TestDatabase fresh() {
    return TestServer.get().create(true);
  }

  /** The database of a server of its own, migrated; for tests that stop the server. */
  public static TestDatabase of(EmbeddedPostgres server) {
    DatabaseAccess owner = server.owner();
    new Migrations(owner.dataSource(), owner.schema(), EmbeddedPostgres.APP).migrate();
    return new TestDatabase(server.superuser(), owner, server.app());
  }

  /** A database of its own, without a table. */
  public static TestDatabase empty() {
    return TestServer.get().create(false);
  }

  /** Pooled connections of the application role: row-level security holds. */
  public synchronized DataSource app() {
    if (pool == null) {
      pool = appAccess().pool(POOL);
    }
    return pool;
  }

  /**
   * The product's own door to this database, as the application role.
   *
   * @param entities such as {@code CoreEntities.ALL}; one session factory is kept for each list
   */
  public synchronized Database database(List<Class<?>> entities) {
    return databases.computeIfAbsent(
        entities,
        all -> new Database(
            SessionFactories.build(app(), all),
            new TenantDirectory(app(), Clock.systemUTC()),
            Clock.systemUTC()));
  }

  /** Connections of the superuser, who sees and changes everything: for checks and sabotage. */
  public DataSource superuser() {
    return superuser.dataSource();
  }

  /** Connections of the role that owns the tables. */
  public DataSource owner() {
    return owner.dataSource();
  }

  public DatabaseAccess appAccess() {
    return app;
  }

  public DatabaseAccess ownerAccess() {
    return owner;
  }

  public DatabaseAccess superuserAccess() {
    return superuser;
  }

  /** A new sandbox with a code and a host of its own, {@code <code>.localhost}. */
  public UUID createTenant(String currency, String zone) {
    UUID id = UUID.randomUUID();
    String code = "t-" + id.toString().substring(0, 13);
    try (Connection connection = app().getConnection()) {
      try (PreparedStatement tenant = connection.prepareStatement(
          "insert into tenant (id, code, name, currency, zone, locale, kind)"
              + " values (?, ?, ?, ?, ?, 'en', 'sandbox')")) {
        tenant.setObject(1, id);
        tenant.setString(2, code);
        tenant.setString(3, "Tenant " + code.toUpperCase(Locale.ROOT));
        tenant.setString(4, currency);
        tenant.setString(5, zone);
        tenant.executeUpdate();
      }
      try (PreparedStatement domain = connection.prepareStatement(
          "insert into tenant_domain (host, tenant_id, is_primary)" + " values (?, ?, true)")) {
        domain.setString(1, code + ".localhost");
        domain.setObject(2, id);
        domain.executeUpdate();
      }
      return id;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized void close() {
    if (pool != null) {
      pool.close();
      pool = null;
    }
  }

  private static final class Holder {
    static final TestDatabase SHARED = fresh();
  }
}
