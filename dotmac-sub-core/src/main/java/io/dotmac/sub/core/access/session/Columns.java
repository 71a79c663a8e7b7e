package io.dotmac.sub.core.access.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Binds the columns of many rows as arrays: one statement for all of them, whatever their number.
 */
final class Columns<R> {
  private final Connection connection;
  private final PreparedStatement statement;
  private final List<R> rows;
  private int next;

  /** Binds to {@code statement} from its parameter {@code first} on. */
  Columns(Connection connection, PreparedStatement statement, int first, List<R> rows) {
    this.connection = connection;
    this.statement = statement;
    this.next = first;
    this.rows = rows;
  }

  Columns<R> uuid(Function<R, @Nullable UUID> column) throws SQLException {
    return array("uuid", column);
  }

  /** Text that came over the wire; the character NUL cannot be stored. */
  Columns<R> text(Function<R, @Nullable String> column) throws SQLException {
    return array("text", row -> storable(column.apply(row)));
  }

  Columns<R> number(Function<R, @Nullable Long> column) throws SQLException {
    return array("int8", column);
  }

  Columns<R> flag(Function<R, @Nullable Boolean> column) throws SQLException {
    return array("bool", column);
  }

  Columns<R> instant(Function<R, @Nullable Instant> column) throws SQLException {
    return array("timestamptz", row -> {
      Instant at = column.apply(row);
      return at == null ? null : at.toString();
    });
  }

  static @Nullable String storable(@Nullable String text) {
    return text == null ? null : text.replace('\0', '?');
  }

  private Columns<R> array(String type, Function<R, ? extends @Nullable Object> column)
      throws SQLException {
    @Nullable Object[] values = new Object[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = column.apply(rows.get(i));
    }
    statement.setArray(next++, connection.createArrayOf(type, values));
    return this;
  }
}
