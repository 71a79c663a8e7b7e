package io.dotmac.sub.billing.bulk;

import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows read by one statement of SQL, whatever their number. */
public final class BulkRead {
  private BulkRead() {}

  /** Makes something of the row the result set stands on. */
  @FunctionalInterface
  public interface RowMapper<T> {
    /** What the row is. */
    T map(ResultSet row) throws SQLException;
  }

  /** Every row; the parameters fill the question marks in their order. */
  public static <T> List<T> rows(
      Tx tx, String sql, RowMapper<T> mapper, @Nullable Object... parameters) {
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(sql)) {
        for (int i = 0; i < parameters.length; i++) {
          query.setObject(i + 1, parameters[i]);
        }
        List<T> rows = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            rows.add(mapper.map(row));
          }
        }
        return rows;
      }
    });
  }
}
