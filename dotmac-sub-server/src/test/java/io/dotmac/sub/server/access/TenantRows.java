package io.dotmac.sub.server.access;

import io.dotmac.sub.core.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** How many rows each table has of a tenant, and a sum over all that is in them. */
final class TenantRows {
  /** What every call leaves, whatever becomes of it; and what counts wrong passwords. */
  private static final Set<String> LEFT_BY_CALLS = Set.of(
      "audit_event",
      "audit_seal",
      "audit_seal_head",
      "idempotency_key",
      "login_session",
      "user_credential");

  private TenantRows() {}

  static Map<String, String> of(UUID tenant) throws SQLException {
    Map<String, String> sums = new TreeMap<>();
    try (Connection connection = TestDatabase.shared().superuser().getConnection()) {
      for (String table : tables(connection)) {
        sums.put(table, sum(connection, table, tenant));
      }
    }
    return sums;
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement query = connection.createStatement();
        ResultSet rows = query.executeQuery("""
            select c.oid::regclass::text from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relkind in ('r', 'p') and not c.relispartition and a.attname = 'tenant_id'
              and c.relnamespace = current_schema()::regnamespace order by 1
            """)) {
      while (rows.next()) {
        String table = rows.getString(1);
        if (!LEFT_BY_CALLS.contains(table.substring(table.indexOf('.') + 1))) {
          tables.add(table);
        }
      }
    }
    return tables;
  }

  private static String sum(Connection connection, String table, UUID tenant) throws SQLException {
    String sql = "select count(*) || '/' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)"
        + " from " + table + " t where tenant_id = ?";
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setObject(1, tenant);
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getString(1);
      }
    }
  }
}
