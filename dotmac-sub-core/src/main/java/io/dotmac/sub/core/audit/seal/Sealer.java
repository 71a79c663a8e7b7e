package io.dotmac.sub.core.audit.seal;

import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Seals rows in the order in which they were committed: only those older than any that is still
 * under way, so that none is passed over. One node seals a table of a tenant at a time.
 */
public final class Sealer {
  private static final int AT_ONCE = 2000;

  private Sealer() {}

  private record Head(
      long position, byte[] hash, long swept, @Nullable Long marked, boolean markPassed) {}

  /** A row to be sealed: its text and its keys. */
  private record Ready(String text, List<String> keys) {}

  /** Seals all that is ready; gives how many rows. */
  public static long seal(Database db, Caller caller, SealedTable table) {
    long all = 0;
    int sealed;
    do {
      sealed = db.inTx(caller, tx -> some(tx, table));
      all += sealed;
    } while (sealed == AT_ONCE);
    return all;
  }

  /** Seals up to 2,000 of them; 0 also when another node is at it. */
  private static int some(Tx tx, SealedTable table) {
    UUID tenant = tx.tenant().value();
    return tx.jdbc(connection -> {
      try (PreparedStatement insert = connection.prepareStatement(table.first())) {
        insert.setObject(1, tenant);
        insert.setBytes(2, SealHash.start());
        insert.executeUpdate();
      }
      Head head = head(connection, tenant, table);
      if (head == null) {
        return 0;
      }
      List<Ready> ready = ready(connection, tenant, table, head);
      byte[] hash = write(connection, tenant, table, head, ready);
      boolean allSealed = ready.size() < AT_ONCE;
      boolean sweep = allSealed && head.markPassed();
      boolean mark = sweep || (allSealed && head.marked() == null);
      if (!ready.isEmpty() || mark) {
        Head next = new Head(head.position() + ready.size(), hash, 0, null, sweep);
        move(connection, tenant, table, next, mark);
      }
      return ready.size();
    });
  }

  private static @Nullable Head head(Connection connection, UUID tenant, SealedTable table)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(table.head())) {
      query.setObject(1, tenant);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? new Head(
                row.getLong(1),
                row.getBytes(2),
                row.getLong(3),
                row.getObject(4, Long.class),
                row.getBoolean(5))
            : null;
      }
    }
  }

  private static List<Ready> ready(Connection connection, UUID tenant, SealedTable table, Head head)
      throws SQLException {
    List<Ready> ready = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(table.ready(AT_ONCE))) {
      query.setObject(1, tenant);
      query.setLong(2, head.swept());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          List<String> keys = new ArrayList<>();
          for (int i = 0; i < table.keys().size(); i++) {
            keys.add(row.getString(2 + i));
          }
          ready.add(new Ready(row.getString(1), keys));
        }
      }
    }
    return ready;
  }

  /** Gives the hash of the last one. */
  private static byte[] write(
      Connection connection, UUID tenant, SealedTable table, Head head, List<Ready> ready)
      throws SQLException {
    Object[] positions = new Object[ready.size()];
    Object[] previous = new Object[ready.size()];
    Object[] hashes = new Object[ready.size()];
    byte[] hash = head.hash();
    for (int i = 0; i < ready.size(); i++) {
      positions[i] = head.position() + i + 1;
      previous[i] = SealHash.hex(hash);
      hash = SealHash.next(hash, ready.get(i).text());
      hashes[i] = SealHash.hex(hash);
    }
    try (PreparedStatement insert = connection.prepareStatement(table.seal())) {
      insert.setObject(1, tenant);
      insert.setArray(2, connection.createArrayOf("int8", positions));
      insert.setArray(3, connection.createArrayOf("text", previous));
      insert.setArray(4, connection.createArrayOf("text", hashes));
      for (int i = 0; i < table.keys().size(); i++) {
        int key = i;
        Object[] values = ready.stream().map(each -> each.keys().get(key)).toArray();
        insert.setArray(5 + i, connection.createArrayOf("text", values));
      }
      insert.executeUpdate();
    }
    return hash;
  }

  private static void move(
      Connection connection, UUID tenant, SealedTable table, Head next, boolean mark)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(table.move())) {
      update.setLong(1, next.position());
      update.setBytes(2, next.hash());
      update.setBoolean(3, next.markPassed());
      update.setBoolean(4, mark);
      update.setObject(5, tenant);
      update.setBoolean(6, mark);
      update.setObject(7, tenant);
      update.executeUpdate();
    }
  }
}
