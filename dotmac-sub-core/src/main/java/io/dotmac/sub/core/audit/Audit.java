package io.dotmac.sub.core.audit;

import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes audit rows into the transaction of what they record. */
public final class Audit {
  private static final String INSERT = """
      insert into audit_event (tenant_id, id, actor_type, actor_id, actor_name, operation,
        resource_type, resource_id, method, path, status_code, request_id, ip_address, user_agent,
        request_body, before, after)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb)
      """;

  private Audit() {}

  /** Records that the actor of {@code tx} did this. */
  public static void record(Tx tx, AuditEntry entry) {
    tx.jdbc(connection -> insert(connection, tx, entry));
  }

  /** Records something done outside HTTP. */
  public static void record(Tx tx, AuditOperation operation, String resourceType, UUID resource) {
    record(tx, AuditEntry.of(operation, resourceType, resource.toString()));
  }

  private static int insert(Connection connection, Tx tx, AuditEntry entry) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, tx.tenant().value());
      insert.setObject(2, Ids.next());
      insert.setString(3, WireName.of(tx.actor().type()));
      insert.setObject(4, tx.actor().id(), Types.OTHER);
      insert.setString(5, tx.actor().name());
      insert.setString(6, WireName.of(entry.operation()));
      insert.setString(7, entry.resourceType());
      setText(insert, 8, entry.resourceId());
      setText(insert, 9, entry.method());
      setText(insert, 10, entry.path());
      insert.setObject(11, entry.statusCode(), Types.INTEGER);
      setText(insert, 12, entry.requestId());
      setText(insert, 13, entry.ipAddress());
      setText(insert, 14, entry.userAgent());
      setText(insert, 15, entry.requestBody());
      setText(insert, 16, entry.before());
      setText(insert, 17, entry.after());
      return insert.executeUpdate();
    }
  }

  private static void setText(PreparedStatement insert, int index, @Nullable String text)
      throws SQLException {
    if (text == null) {
      insert.setNull(index, Types.VARCHAR);
    } else {
      insert.setString(index, text);
    }
  }
}
