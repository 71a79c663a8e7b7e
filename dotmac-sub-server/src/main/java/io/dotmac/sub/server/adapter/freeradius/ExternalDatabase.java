package io.dotmac.sub.server.adapter.freeradius;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.postgresql.Driver;

/** The SQL database of a FreeRADIUS: where it is and who we are there. */
record ExternalDatabase(String url, String user, String password) {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(120);

  /** Work on a connection in one transaction. */
  @FunctionalInterface
  interface Work<R> {
    R on(Connection connection) throws SQLException;
  }

  /**
   * Does it in one transaction, which commits only if {@code work} returns.
   *
   * @throws SyncFailure if the database cannot be reached, or refuses
   */
  <R> R inTransaction(Work<R> work) {
    try (Connection connection = open()) {
      connection.setAutoCommit(false);
      R result = work.on(connection);
      connection.commit();
      return result;
    } catch (SQLException e) {
      throw SyncFailure.of(e, password);
    }
  }

  /** The same, but nothing of it stays. */
  <R> R rolledBack(Work<R> work) {
    try (Connection connection = open()) {
      connection.setAutoCommit(false);
      R result = work.on(connection);
      connection.rollback();
      return result;
    } catch (SQLException e) {
      throw SyncFailure.of(e, password);
    }
  }

  private Connection open() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("ApplicationName", "dotmac-sub");
    properties.setProperty("connectTimeout", String.valueOf(CONNECT.toSeconds()));
    properties.setProperty("loginTimeout", String.valueOf(CONNECT.toSeconds()));
    properties.setProperty("socketTimeout", String.valueOf(ANSWER.toSeconds()));
    properties.setProperty("tcpKeepAlive", "true");
    Connection connection = new Driver().connect(url, properties);
    if (connection == null) {
      throw new SQLException("no driver knows the address " + url);
    }
    return connection;
  }

  @Override
  public String toString() {
    return user + " at " + url;
  }
}
