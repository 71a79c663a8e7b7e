package io.dotmac.sub.core.audit;

import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes audit rows: into the transaction of what they record, or many together afterwards. */
public final class Audit {
  private static final String INSERT = """
      insert into audit_event (tenant_id, id, occurred_at, actor_type, actor_id, actor_name,
        operation, resource_type, resource_id, method, path, status_code, request_id, ip_address,
        user_agent, request_body, before, after)
      select ?, r.id, r.occurred_at, r.actor_type, r.actor_id, r.actor_name, r.operation,
        r.resource_type, r.resource_id, r.method, r.path, r.status_code, r.request_id,
        r.ip_address, r.user_agent, r.request_body::jsonb, r.before::jsonb, r.after::jsonb
      from unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::uuid[], ?::text[], ?::text[],
        ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::text[],
        ?::text[], ?::text[], ?::text[]) with ordinality
        as r(id, occurred_at, actor_type, actor_id, actor_name, operation, resource_type,
          resource_id, method, path, status_code, request_id, ip_address, user_agent,
          request_body, before, after, ord)
      order by r.ord
      """;

  private Audit() {}

  /** Records that the actor of {@code tx} did this. */
  public static void record(Tx tx, AuditEntry entry) {
    recordAll(tx, List.of(AuditRow.of(tx.systemNow(), tx.actor(), entry)));
  }

  /** Records something done outside HTTP. */
  public static void record(Tx tx, AuditOperation operation, String resourceType, UUID resource) {
    record(tx, AuditEntry.of(operation, resourceType, resource.toString()));
  }

  /** Records all of them, in one statement. */
  public static void recordAll(Tx tx, List<AuditRow> rows) {
    if (!rows.isEmpty()) {
      tx.jdbc(connection -> insert(connection, tx, rows));
    }
  }

  private static int insert(Connection connection, Tx tx, List<AuditRow> rows) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, tx.tenant().value());
      Columns columns = new Columns(insert, rows);
      columns.add("uuid", AuditRow::id);
      columns.add("timestamptz", row -> row.occurredAt().toString());
      columns.add("text", row -> WireName.of(row.actor().type()));
      columns.add("uuid", row -> row.actor().id());
      columns.add("text", row -> row.actor().name());
      columns.entry(entry -> WireName.of(entry.operation()));
      columns.entry(AuditEntry::resourceType);
      columns.entry(AuditEntry::resourceId);
      columns.entry(AuditEntry::method);
      columns.entry(AuditEntry::path);
      columns.add("int", row -> row.entry().statusCode());
      columns.entry(AuditEntry::requestId);
      columns.entry(AuditEntry::ipAddress);
      columns.entry(AuditEntry::userAgent);
      columns.entry(AuditEntry::requestBody);
      columns.entry(AuditEntry::before);
      columns.entry(AuditEntry::after);
      return insert.executeUpdate();
    }
  }

  /** The arrays of a statement, one a column. */
  private static final class Columns {
    private final PreparedStatement insert;
    private final List<AuditRow> rows;
    private int next = 2;

    Columns(PreparedStatement insert, List<AuditRow> rows) {
      this.insert = insert;
      this.rows = rows;
    }

    void entry(Function<AuditEntry, @Nullable String> column) throws SQLException {
      add("text", row -> column.apply(row.entry()));
    }

    void add(String type, Function<AuditRow, @Nullable Object> column) throws SQLException {
      @Nullable Object[] values = new Object[rows.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = column.apply(rows.get(i));
      }
      insert.setArray(next++, insert.getConnection().createArrayOf(type, values));
    }
  }
}
