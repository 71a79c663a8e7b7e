package io.dotmac.sub.core.testing;

import io.dotmac.sub.core.embedded.DatabaseAccess;
import io.dotmac.sub.core.embedded.EmbeddedOptions;
import io.dotmac.sub.core.embedded.EmbeddedPostgres;
import io.dotmac.sub.core.embedded.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one PostgreSQL of a test run, with a migrated template database.
 *
 * <p>{@code DOTMAC_TEST_DB=jdbc:postgresql://host/postgres?user=...&password=...} names a server to
 * use instead of the embedded one; that user must be a superuser.
 */
final class TestServer {
  private static final String TEMPLATE =
      "dotmac_template_" + ProcessHandle.current().pid();
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final DatabaseAccess superuser;
  private final String ownerPassword;
  private final String appPassword;

  private TestServer(DatabaseAccess superuser, String ownerPassword, String appPassword) {
    this.superuser = superuser;
    this.ownerPassword = ownerPassword;
    this.appPassword = appPassword;
  }

  static TestServer get() {
    return Holder.SERVER;
  }

  /** A new database; one made from the template has every table. */
  TestDatabase create(boolean migrated) {
    String name = "test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
    sql(superuser, createStatement(name, migrated));
    return new TestDatabase(at(superuser, name), owner(name), app(name));
  }

  private String createStatement(String name, boolean migrated) {
    return "create database %s owner %s template %s"
        .formatted(name, EmbeddedPostgres.OWNER, migrated ? TEMPLATE : "template0");
  }

  private DatabaseAccess owner(String database) {
    return new DatabaseAccess(
        at(superuser, database).url(),
        EmbeddedPostgres.OWNER,
        ownerPassword,
        DatabaseAccess.DEFAULT_SCHEMA);
  }

  private DatabaseAccess app(String database) {
    return new DatabaseAccess(
        owner(database).url(), EmbeddedPostgres.APP, appPassword, DatabaseAccess.DEFAULT_SCHEMA);
  }

  private static TestServer start() {
    String external = System.getenv().getOrDefault("DOTMAC_TEST_DB", "");
    TestServer server = external.startsWith("jdbc:") ? external(external) : embedded();
    sql(
        server.superuser,
        "create database %s owner %s template template0"
            .formatted(TEMPLATE, EmbeddedPostgres.OWNER));
    new Migrations(
            server.owner(TEMPLATE).dataSource(),
            DatabaseAccess.DEFAULT_SCHEMA,
            EmbeddedPostgres.APP)
        .migrate();
    return server;
  }

  private static TestServer embedded() {
    try {
      Path folder = Files.createTempDirectory(
          "dotmac-test-",
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
      EmbeddedPostgres server = EmbeddedPostgres.start(folder, EmbeddedOptions.forTests());
      dieWithThisProcess(folder);
      return new TestServer(
          server.superuser(), server.owner().password(), server.app().password());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A shell waits for the end of this process, however it comes, then removes the server. */
  private static void dieWithThisProcess(Path folder) throws IOException {
    String script = "read -r pid < \"$0/pgdata/postmaster.pid\"; cat > /dev/null; kill -QUIT $pid;"
        + " for i in 1 2 3 4 5; do sleep 0.2; kill -0 $pid || break; done; rm -rf \"$0\"";
    new ProcessBuilder("setsid", "sh", "-c", script, folder.toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static TestServer external(String url) {
    DatabaseAccess superuser = new DatabaseAccess(url, "", "", "public");
    String password = "test-only";
    for (String role : List.of(EmbeddedPostgres.OWNER, EmbeddedPostgres.APP)) {
      sql(
          superuser,
          "do $$ begin create role %s login nobypassrls password '%s';".formatted(role, password)
              + " exception when duplicate_object then"
              + " alter role %s password '%s'; end $$".formatted(role, password));
    }
    return new TestServer(superuser, password, password);
  }

  private static DatabaseAccess at(DatabaseAccess access, String database) {
    String url = access.url().replaceFirst("^(jdbc:postgresql://[^/]*/)[^?]*", "$1" + database);
    return new DatabaseAccess(url, access.user(), access.password(), DatabaseAccess.DEFAULT_SCHEMA);
  }

  private static void sql(DatabaseAccess access, String sql) {
    try (Connection connection = access.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static final class Holder {
    static final TestServer SERVER = start();
  }
}
