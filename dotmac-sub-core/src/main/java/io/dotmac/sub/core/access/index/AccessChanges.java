package io.dotmac.sub.core.access.index;

import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.core.tx.WireName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Follows the change log of all tenants. Each call gives the changes committed since the call
 * before, each once, whatever the order in which transactions commit: it remembers which
 * transactions were still open and looks again at what they may have written. Not thread-safe.
 */
public final class AccessChanges {
  private static final String SNAPSHOT = "select pg_snapshot_xmin(pg_current_snapshot())::text";
  private static final String SINCE = """
      select seq, tenant_id, kind, ref_id from access_change where txid >= ?::xid8 order by seq
      """;

  private final Database db;
  private String oldestOpen = "";
  private Set<Long> seen = new HashSet<>();

  /** One change. */
  public record AccessChange(TenantId tenant, ChangeKind kind, UUID ref) {}

  private record Read(String oldestOpen, List<Long> sequence, List<AccessChange> changes) {}

  /** Follows from the first call of {@link #start} on. */
  public AccessChanges(Database db) {
    this.db = db;
  }

  /** Whatever commits from now on is given by {@link #next}; read the whole after this call. */
  public void start() {
    oldestOpen = db.inPlatformTx(session -> session.doReturningWork(AccessChanges::snapshot));
    seen = new HashSet<>();
  }

  /** What was committed since the call before. */
  public List<AccessChange> next() {
    String from = oldestOpen;
    Read read = db.inPlatformTx(session -> session.doReturningWork(c -> read(c, from)));
    List<AccessChange> fresh = new ArrayList<>();
    Set<Long> present = new HashSet<>();
    for (int i = 0; i < read.changes().size(); i++) {
      Long sequence = read.sequence().get(i);
      present.add(sequence);
      if (!seen.contains(sequence)) {
        fresh.add(read.changes().get(i));
      }
    }
    seen = present;
    oldestOpen = read.oldestOpen();
    return fresh;
  }

  /** Has every node read all of the transaction's tenant again, and say what it had wrong. */
  public static void askForAll(Tx tx) {
    tx.jdbc(connection -> {
      try (PreparedStatement insert = connection.prepareStatement(
          "insert into access_change (tenant_id, kind, ref_id) values (?, 'all', ?)")) {
        insert.setObject(1, tx.tenant().value());
        insert.setObject(2, tx.tenant().value());
        return insert.executeUpdate();
      }
    });
  }

  /** Deletes what every node has read long ago. */
  public int forgetBefore(Instant moment) {
    return db.inPlatformTx(session -> session.doReturningWork(connection -> {
      try (PreparedStatement delete =
          connection.prepareStatement("delete from access_change where changed_at < ?")) {
        delete.setTimestamp(1, Timestamp.from(moment));
        return delete.executeUpdate();
      }
    }));
  }

  private static Read read(Connection connection, String from) throws SQLException {
    // The snapshot first: whatever is open then is looked at again the next time.
    String oldest = snapshot(connection);
    List<Long> sequence = new ArrayList<>();
    List<AccessChange> changes = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(SINCE)) {
      query.setString(1, from);
      ResultSet row = query.executeQuery();
      while (row.next()) {
        sequence.add(row.getLong(1));
        changes.add(new AccessChange(
            new TenantId(row.getObject(2, UUID.class)),
            WireName.parse(ChangeKind.class, row.getString(3)),
            row.getObject(4, UUID.class)));
      }
    }
    return new Read(oldest, sequence, changes);
  }

  private static String snapshot(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(SNAPSHOT)) {
      ResultSet row = query.executeQuery();
      row.next();
      return row.getString(1);
    }
  }
}
