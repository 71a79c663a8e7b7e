package io.dotmac.sub.core.tenant.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables that hold rows of tenants, as the database itself describes them. */
final class TenantTables {
  private static final String ALL = """
      select c.relname from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
        and not c.relispartition and c.relrowsecurity
      order by c.relname
      """;
  private static final String REFERENCES = """
      select distinct f.relname, t.relname from pg_constraint k
      join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
      where k.contype = 'f' and not k.condeferrable and f.oid <> t.oid
        and not f.relispartition and not t.relispartition
        and k.connamespace = current_schema()::regnamespace
      """;
  private static final String COLUMNS = """
      select a.attname from pg_attribute a
      where a.attrelid = quote_ident(?)::regclass and a.attnum > 0 and not a.attisdropped
        and a.atttypid <> 'bytea'::regtype
        and a.attname !~ '(secret|password|token|_hash|_sealed|fingerprint)'
      order by a.attnum
      """;

  private TenantTables() {}

  /** By name. */
  static List<String> all(Connection connection) throws SQLException {
    return strings(connection, ALL, null);
  }

  /** The columns that hold neither a secret nor its trace. */
  static List<String> openColumns(Connection connection, String table) throws SQLException {
    return strings(connection, COLUMNS, table);
  }

  /**
   * All of them, each before those it references: of the tables that reference each other in a
   * circle one constraint is deferrable, and does not count.
   */
  static List<String> referencingFirst(Connection connection) throws SQLException {
    Map<String, Set<String>> references = new LinkedHashMap<>();
    all(connection).forEach(table -> references.put(table, new LinkedHashSet<>()));
    try (PreparedStatement query = connection.prepareStatement(REFERENCES);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        Set<String> of = references.get(row.getString(1));
        if (of != null && references.containsKey(row.getString(2))) {
          of.add(row.getString(2));
        }
      }
    }
    Set<String> referencedFirst = new LinkedHashSet<>();
    references
        .keySet()
        .forEach(table -> visit(table, references, new LinkedHashSet<>(), referencedFirst));
    List<String> order = new ArrayList<>(referencedFirst);
    Collections.reverse(order);
    return order;
  }

  private static void visit(
      String table, Map<String, Set<String>> references, Set<String> path, Set<String> done) {
    if (done.contains(table) || !path.add(table)) {
      return;
    }
    references.getOrDefault(table, Set.of()).forEach(to -> visit(to, references, path, done));
    path.remove(table);
    done.add(table);
  }

  private static List<String> strings(Connection connection, String sql, @Nullable String argument)
      throws SQLException {
    List<String> found = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      if (argument != null) {
        query.setString(1, argument);
      }
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          found.add(row.getString(1));
        }
      }
    }
    return found;
  }
}
