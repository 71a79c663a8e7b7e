package io.dotmac.sub.billing;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** The connections of another data source, which see one schema first. */
final class SchemaSource implements DataSource {
  private final DataSource source;
  private final String schema;

  SchemaSource(DataSource source, String schema) {
    this.source = source;
    this.schema = schema;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return inSchema(source.getConnection());
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return inSchema(source.getConnection(user, password));
  }

  private Connection inSchema(Connection connection) throws SQLException {
    try {
      connection.setSchema(schema);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return source.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    source.setLogWriter(out);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return source.getLoginTimeout();
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    source.setLoginTimeout(seconds);
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return source.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return type.isInstance(this) ? type.cast(this) : source.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(this) || source.isWrapperFor(type);
  }
}
