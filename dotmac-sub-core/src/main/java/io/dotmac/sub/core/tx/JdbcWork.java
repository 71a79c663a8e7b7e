package io.dotmac.sub.core.tx;

import java.sql.Connection;
import java.sql.SQLException;

/** Set-based SQL inside the transaction of a {@link Tx}. Does not close the connection. */
@FunctionalInterface
public interface JdbcWork<R> {
  /** Runs on the transaction's own connection. */
  R run(Connection connection) throws SQLException;
}
