package io.dotmac.sub.server.web.data;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The current row of a {@link Query}. Text is never null: what is not there is empty. */
public final class Row {
  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  public String text(String column) {
    String value = read(() -> result.getString(column));
    return value == null ? "" : value;
  }

  /** The number, 0 for null. */
  public long number(String column) {
    return require(read(() -> result.getLong(column)));
  }

  /** The number in the column at {@code index}, counted from 1. */
  public long number(int index) {
    return require(read(() -> result.getLong(index)));
  }

  /** The number, or null. */
  public @Nullable Integer integer(String column) {
    return read(() -> result.getObject(column, Integer.class));
  }

  public boolean flag(String column) {
    return require(read(() -> result.getBoolean(column)));
  }

  public BigDecimal decimal(String column) {
    BigDecimal value = read(() -> result.getBigDecimal(column));
    return value == null ? BigDecimal.ZERO : value;
  }

  public UUID id(String column) {
    return require(read(() -> result.getObject(column, UUID.class)));
  }

  public @Nullable UUID idOrNull(String column) {
    return read(() -> result.getObject(column, UUID.class));
  }

  public LocalDate date(String column) {
    return require(dateOrNull(column));
  }

  public @Nullable LocalDate dateOrNull(String column) {
    return read(() -> result.getObject(column, LocalDate.class));
  }

  public Instant instant(String column) {
    return require(instantOrNull(column));
  }

  public @Nullable Instant instantOrNull(String column) {
    Timestamp value = read(() -> result.getTimestamp(column));
    return value == null ? null : value.toInstant();
  }

  private interface Read<T> {
    @Nullable
    T get() throws SQLException;
  }

  private static <T> @Nullable T read(Read<T> read) {
    try {
      return read.get();
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read a column of a page's query", e);
    }
  }

  private static <T> T require(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("a column that is never null was null");
    }
    return value;
  }
}
