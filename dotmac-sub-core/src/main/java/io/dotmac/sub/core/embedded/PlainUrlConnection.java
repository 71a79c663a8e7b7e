package io.dotmac.sub.core.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;

/**
 * A connection that tells Liquibase its address without parameters. Liquibase looks for passwords
 * in the address with expressions that take half a second for the seventy parameters of the
 * driver, and does so at each of its commands.
 */
final class PlainUrlConnection extends JdbcConnection {
  PlainUrlConnection(Connection connection) {
    super(connection);
  }

  @Override
  public String getURL() {
    try {
      String url = getUnderlyingConnection().getMetaData().getURL();
      int parameters = url.indexOf('?');
      return parameters < 0 ? url : url.substring(0, parameters);
    } catch (SQLException e) {
      throw new liquibase.exception.UnexpectedLiquibaseException(new DatabaseException(e));
    }
  }
}
