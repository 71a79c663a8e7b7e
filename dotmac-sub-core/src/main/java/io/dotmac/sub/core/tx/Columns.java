package io.dotmac.sub.core.tx;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Arrays as parameters of a statement, one a column, for {@code unnest}; counts the parameters. */
public final class Columns {
  private final Connection connection;
  private final PreparedStatement statement;
  private int last;

  /** Binds to that statement from its first parameter on. */
  public Columns(Connection connection, PreparedStatement statement) {
    this.connection = connection;
    this.statement = statement;
  }

  /** The next parameter is a value of each row. */
  public <T> Columns add(
      String type, List<T> rows, Function<? super T, ? extends @Nullable Object> column)
      throws SQLException {
    @Nullable Object[] values = new Object[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(rows.get(i));
    }
    statement.setArray(next(), connection.createArrayOf(type, values));
    return this;
  }

  /** The next parameter is that value. */
  public Columns value(Object value) throws SQLException {
    statement.setObject(next(), value);
    return this;
  }

  /** The number of the next parameter, which the caller sets. */
  public int next() {
    return ++last;
  }
}
