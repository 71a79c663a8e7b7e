package io.dotmac.sub.server.access;

import io.dotmac.sub.core.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A row of any table, its columns filled by their types and the values their checks name; foreign
 * keys are not looked at. It need not make sense: it only has to be somebody's.
 */
final class InventedRow {
  private static final String COLUMNS = """
      select a.attname, format_type(a.atttypid, null), a.attndims
      from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped and a.attnotnull
        and d.oid is null and a.attgenerated = ''
      order by a.attnum
      """;
  private static final String CHECKS =
      "select pg_get_constraintdef(oid) from pg_constraint where conrelid = ?::regclass"
          + " and contype = 'c'";

  private InventedRow() {}

  /** Puts one in; false when the checks of the table ask for more than this can guess. */
  static boolean insert(String table, UUID tenant) {
    try (Connection connection = TestDatabase.shared().superuser().getConnection()) {
      List<String> checks = texts(connection, CHECKS, table, 1);
      List<String> columns = texts(connection, COLUMNS, table, 1);
      List<String> types = texts(connection, COLUMNS, table, 2);
      List<String> values = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        values.add(value(columns.get(i), types.get(i), tenant, checks));
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute("set session_replication_role = replica");
        statement.execute("insert into " + table + " (" + String.join(", ", columns) + ") values ("
            + String.join(", ", values) + ")");
        return true;
      } catch (SQLException refused) {
        return false;
      } finally {
        try (Statement statement = connection.createStatement()) {
          statement.execute("set session_replication_role = origin");
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(table, e);
    }
  }

  private static String value(String column, String type, UUID tenant, List<String> checks) {
    if (column.equals("tenant_id")) {
      return "'" + tenant + "'";
    }
    return switch (type) {
      case "uuid" -> "gen_random_uuid()";
      case "text", "character varying" -> "'" + word(column, checks) + "'";
      case "character" -> column.equals("currency") ? "'USD'" : "'x'";
      case "integer", "bigint", "smallint", "numeric" -> "1";
      case "boolean" -> "true";
      case "jsonb", "json" -> "'{}'";
      case "bytea" -> "'\\x00'";
      case "date" -> "current_date";
      case "inet", "cidr" -> "'192.0.2.1'";
      case "timestamp with time zone" -> "now()";
      default -> "'{}'";
    };
  }

  /** The first word that a check names for the column; some word when none does. */
  private static String word(String column, List<String> checks) {
    Pattern named = Pattern.compile("\\(" + column + " = (?:ANY \\(ARRAY\\[)?'([^']*)'");
    for (String check : checks) {
      Matcher word = named.matcher(check);
      if (word.find()) {
        return word.group(1);
      }
    }
    return column.equals("currency") ? "USD" : "invented";
  }

  private static List<String> texts(Connection connection, String sql, String table, int column)
      throws SQLException {
    List<String> texts = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          texts.add(rows.getString(column));
        }
      }
    }
    return texts;
  }
}
