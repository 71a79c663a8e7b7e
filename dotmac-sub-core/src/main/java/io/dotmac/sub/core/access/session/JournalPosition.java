package io.dotmac.sub.core.access.session;

import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.UUID;

/**
 * How far a node has replayed its journal of accounting into a tenant's tables. It moves in the
 * transaction that stores what was replayed: after a crash nothing is stored twice.
 */
public final class JournalPosition {
  private static final String NEXT =
      "select next_entry from accounting_journal where tenant_id = ? and journal_id = ?";

  private static final String ADVANCE = """
      insert into accounting_journal (tenant_id, journal_id, next_entry) values (?, ?, ?)
      on conflict (tenant_id, journal_id)
        do update set next_entry = excluded.next_entry, updated_at = now()
      """;

  private JournalPosition() {}

  /** The number of the first entry that is not replayed yet; 0 for a new journal. */
  public static long next(Tx tx, UUID journal) {
    return tx.jdbc(connection -> {
      try (PreparedStatement query = connection.prepareStatement(NEXT)) {
        query.setObject(1, tx.tenant().value());
        query.setObject(2, journal);
        ResultSet row = query.executeQuery();
        return row.next() ? row.getLong(1) : 0L;
      }
    });
  }

  /** All entries before {@code next} are replayed. */
  public static void advance(Tx tx, UUID journal, long next) {
    tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(ADVANCE)) {
        update.setObject(1, tx.tenant().value());
        update.setObject(2, journal);
        update.setLong(3, next);
        return update.executeUpdate();
      }
    });
  }
}
