package io.dotmac.sub.server;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source that is told later where its connections come from; until then it has none. */
final class LateDataSource implements DataSource {
  private volatile @Nullable DataSource source;

  /** From now on connections come from there. */
  void open(DataSource opened) {
    this.source = opened;
  }

  private DataSource source() throws SQLException {
    DataSource opened = source;
    if (opened == null) {
      throw new SQLTransientConnectionException("the database is not open yet", "08001");
    }
    return opened;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return source().getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return source().getConnection(user, password);
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return source().getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    source().setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    source().setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return source().getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger(Logger.GLOBAL_LOGGER_NAME);
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return source().unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return source().isWrapperFor(type);
  }
}
