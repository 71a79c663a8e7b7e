package io.dotmac.sub.server.web.data;

import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One SELECT for a page. Values are named in the text ({@code :status}) and bound, never pasted;
 * {@code :tenant}, {@code :today} and {@code :now} are always there.
 */
public final class Query {
  private static final Pattern NAME = Pattern.compile("(?<![:\\w]):([a-z_][a-z0-9_]*)");

  private final Tx tx;
  private final String head;
  private final Map<String, Object> values = new HashMap<>();
  private final StringBuilder conditions = new StringBuilder();
  private String tail = "";

  private Query(Tx tx, String head) {
    this.tx = tx;
    this.head = head;
    values.put("tenant", tx.tenant().value());
    values.put("today", tx.today());
    values.put("now", tx.now());
  }

  /** A statement; conditions added later go behind it, so it ends in its WHERE clause. */
  public static Query of(Tx tx, String sql) {
    return new Query(tx, sql);
  }

  /** Binds a value. */
  public Query with(String name, @Nullable Object value) {
    values.put(name, value == null ? Types.NULL : value);
    return this;
  }

  /** Adds a condition with one value; does nothing when the value is absent or empty. */
  public Query and(String condition, String name, @Nullable Object value) {
    if (value == null || "".equals(value)) {
      return this;
    }
    values.put(name, value);
    return and(condition);
  }

  /** Adds a condition. */
  public Query and(String condition) {
    conditions.append(" and (").append(condition).append(')');
    return this;
  }

  /** What follows the conditions: GROUP BY, ORDER BY, LIMIT. */
  public Query then(String text) {
    tail = text;
    return this;
  }

  /** All rows. */
  public <T> List<T> list(Function<Row, T> mapper) {
    return tx.jdbc(connection -> run(connection, mapper));
  }

  /** The first row. */
  public <T> Optional<T> first(Function<Row, T> mapper) {
    return list(mapper).stream().findFirst();
  }

  /** The number in the first column of the first row; 0 when there is none. */
  public long number() {
    return first(row -> row.number(1)).orElse(0L);
  }

  private <T> List<T> run(Connection connection, Function<Row, T> mapper) throws SQLException {
    List<String> names = new ArrayList<>();
    String sql = positional(head + conditions + " " + tail, names);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < names.size(); i++) {
        bind(statement, i + 1, names.get(i));
      }
      List<T> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        Row row = new Row(result);
        while (result.next()) {
          rows.add(mapper.apply(row));
        }
      }
      return rows;
    }
  }

  private void bind(PreparedStatement statement, int index, String name) throws SQLException {
    Object value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("no value for :" + name);
    }
    if (value.equals(Types.NULL)) {
      statement.setNull(index, Types.NULL);
    } else if (value instanceof Instant instant) {
      statement.setTimestamp(index, Timestamp.from(instant));
    } else {
      statement.setObject(index, value);
    }
  }

  private static String positional(String sql, List<String> names) {
    Matcher matcher = NAME.matcher(sql);
    StringBuilder out = new StringBuilder();
    while (matcher.find()) {
      names.add(matcher.group(1));
      matcher.appendReplacement(out, "?");
    }
    return matcher.appendTail(out).toString();
  }
}
