package io.dotmac.sub.billing.bulk;

import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows for one table, written by one {@code insert ... select ... from unnest}: one statement
 * whatever the number of rows, so that statement-level triggers run once.
 */
public final class BulkInsert {
  private final String table;
  private final List<String> names;
  private final List<String> types;
  private final List<List<@Nullable Object>> columns;

  /**
   * @param table its column {@code tenant_id} is filled in
   * @param columns each as name and PostgreSQL type: {@code "due_on date"}
   */
  public BulkInsert(String table, String... columns) {
    this.table = table;
    this.names = Arrays.stream(columns).map(column -> column.split(" ")[0]).toList();
    this.types = Arrays.stream(columns).map(column -> column.split(" ")[1]).toList();
    this.columns = new ArrayList<>();
    names.forEach(name -> this.columns.add(new ArrayList<>()));
  }

  /** Adds a row; values in the order of the columns, text for anything but numbers and ids. */
  public void row(@Nullable Object... values) {
    if (values.length != names.size()) {
      throw new IllegalArgumentException(
          table + " has " + names.size() + " columns and " + values.length + " values came");
    }
    for (int i = 0; i < values.length; i++) {
      columns.get(i).add(values[i]);
    }
  }

  /** How many rows wait. */
  public int size() {
    return columns.get(0).size();
  }

  /** Writes the rows, if there are any. */
  public void execute(Tx tx) {
    if (size() == 0) {
      return;
    }
    int written = tx.jdbc(connection -> {
      try (PreparedStatement insert = connection.prepareStatement(sql())) {
        insert.setObject(1, tx.tenant().value());
        for (int i = 0; i < types.size(); i++) {
          insert.setObject(i + 2, literal(carrier(types.get(i)), columns.get(i)), Types.OTHER);
        }
        return insert.executeUpdate();
      }
    });
    if (written != size()) {
      throw new IllegalStateException(
          table + ": " + size() + " rows were to be written and " + written + " were");
    }
  }

  private String sql() {
    String select = java.util.stream.IntStream.range(0, names.size())
        .mapToObj(i -> "r." + names.get(i) + cast(types.get(i)))
        .collect(Collectors.joining(", "));
    String arrays =
        types.stream().map(type -> "?::" + carrier(type) + "[]").collect(Collectors.joining(", "));
    return "insert into %s (tenant_id, %s) select ?, %s from unnest(%s) as r(%s)"
        .formatted(table, String.join(", ", names), select, arrays, String.join(", ", names));
  }

  /**
   * The array as the server reads it. The driver would look at each character of each value; only
   * text can need quotes.
   */
  private static String literal(String type, List<@Nullable Object> values) {
    boolean plain = !type.equals("text");
    StringBuilder array = new StringBuilder(values.size() * 24).append('{');
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (i > 0) {
        array.append(',');
      }
      if (value == null || plain) {
        array.append(value == null ? "NULL" : value);
      } else {
        quote(array, value.toString());
      }
    }
    return array.append('}').toString();
  }

  private static void quote(StringBuilder array, String value) {
    array.append('"');
    int from = 0;
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      if (character == '"' || character == '\\') {
        array.append(value, from, i).append('\\');
        from = i;
      }
    }
    array.append(value, from, value.length()).append('"');
  }

  /** An array of jsonb would be parsed twice; text is parsed once, by the cast. */
  private static String carrier(String type) {
    return type.equals("jsonb") ? "text" : type;
  }

  private static String cast(String type) {
    return type.equals("jsonb") ? "::jsonb" : "";
  }
}
