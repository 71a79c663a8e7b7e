package io.dotmac.sub.core.embedded;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Makes the roles and the database of an embedded server, where they are missing. */
final class Provisioning {
  private static final int ATTEMPTS = 1_000;
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Provisioning() {}

  static void ensure(EmbeddedPostgres server) {
    try (Connection connection = server.maintenance().dataSource().getConnection()) {
      role(connection, server.owner());
      role(connection, server.app());
      if (!exists(
          connection, "select from pg_database where datname = ?", EmbeddedPostgres.DATABASE)) {
        execute(
            connection,
            "create database %s owner %s"
                .formatted(EmbeddedPostgres.DATABASE, EmbeddedPostgres.OWNER));
        execute(
            connection,
            "revoke all on database %s from public".formatted(EmbeddedPostgres.DATABASE));
        execute(
            connection,
            "grant connect, temporary on database %s to %s"
                .formatted(EmbeddedPostgres.DATABASE, EmbeddedPostgres.APP));
      }
    } catch (SQLException e) {
      throw new DatabaseUnavailableException(
          "cannot prepare the embedded database: " + e.getMessage(), e);
    }
  }

  /**
   * Waits until the server has read that it is to be durable, and has it write what it holds in
   * memory. Its first process hands new settings to the others before it takes a new connection, so
   * what a new connection sees, the checkpoint sees too.
   */
  static void awaitDurable(EmbeddedPostgres server) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try (Connection connection = server.maintenance().dataSource().getConnection()) {
        if (exists(
            connection, "select from pg_settings where name = ? and setting = 'on'", "fsync")) {
          execute(connection, "checkpoint");
          return;
        }
      } catch (SQLException e) {
        throw new DatabaseUnavailableException(
            "cannot write the embedded database to the disk: " + e.getMessage(), e);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new DatabaseUnavailableException(
        "PostgreSQL did not take its new settings in " + PAUSE.multipliedBy(ATTEMPTS));
  }

  private static void role(Connection connection, DatabaseAccess role) throws SQLException {
    if (!exists(connection, "select from pg_roles where rolname = ?", role.user())) {
      // The password is hexadecimal and made by us: nothing to escape.
      execute(
          connection,
          "create role %s login nosuperuser nocreatedb nocreaterole nobypassrls password '%s'"
              .formatted(role.user(), role.password()));
    }
  }

  private static boolean exists(Connection connection, String sql, String name)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, name);
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
