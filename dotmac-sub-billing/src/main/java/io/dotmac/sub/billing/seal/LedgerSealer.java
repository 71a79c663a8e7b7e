package io.dotmac.sub.billing.seal;

import io.dotmac.sub.billing.bulk.BulkRead;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Seals transactions of the ledger in the order in which they were committed: only those older than
 * any that is still under way, so that none is passed over. One node seals at a time.
 */
public final class LedgerSealer {
  private static final int AT_ONCE = 2000;

  private static final String FIRST = """
      insert into ledger_seal_head (tenant_id, hash) values (?, ?) on conflict do nothing
      """;

  private static final String HEAD = """
      select h.position, h.hash, h.swept_seq, h.marked_seq,
        h.marked_xid <= pg_snapshot_xmin(pg_current_snapshot())
      from ledger_seal_head h where h.tenant_id = ? for update skip locked
      """;

  /** A transaction id of the future came with a restored database: it ended long ago. */
  private static final String READY = """
      select t.id, %s
      from ledger_transaction t
      where t.tenant_id = ? and t.seq > ?
        and (t.txid < pg_snapshot_xmin(pg_current_snapshot())
          or t.txid >= pg_snapshot_xmax(pg_current_snapshot()))
        and not exists (select from ledger_seal s
          where s.tenant_id = t.tenant_id and s.transaction_id = t.id)
      order by t.seq limit %d
      """.formatted(SealHash.TEXT, AT_ONCE);

  private static final String SEAL = """
      insert into ledger_seal (tenant_id, seq, transaction_id, previous_hash, hash)
      select ?, r.seq, r.id, decode(r.previous, 'hex'), decode(r.hash, 'hex')
      from unnest(?::int8[], ?::uuid[], ?::text[], ?::text[]) as r(seq, id, previous, hash)
      """;

  /**
   * Behind {@code swept_seq} nothing is left to seal. It moves up to what was marked once all that
   * was under way at the marking has ended and is sealed.
   */
  private static final String MOVE = """
      update ledger_seal_head set position = ?, hash = ?, sealed_at = now(),
        swept_seq = case when ? then coalesce(marked_seq, swept_seq) else swept_seq end,
        marked_seq = case when ? then (select coalesce(max(seq), 0) from ledger_transaction
          where tenant_id = ?) else marked_seq end,
        marked_xid = case when ? then pg_snapshot_xmax(pg_current_snapshot())
          else marked_xid end
      where tenant_id = ?
      """;

  private LedgerSealer() {}

  private record Head(
      long position, byte[] hash, long swept, @Nullable Long marked, boolean markPassed) {}

  private record Ready(UUID id, String text) {}

  /** Seals all that is ready; gives how many transactions. */
  public static long seal(Database db, Caller caller) {
    long all = 0;
    int sealed;
    do {
      sealed = db.inTx(caller, LedgerSealer::sealSome);
      all += sealed;
    } while (sealed == AT_ONCE);
    return all;
  }

  /** Seals up to 2,000 of them; 0 also when another node is at it. */
  static int sealSome(Tx tx) {
    UUID tenant = tx.tenant().value();
    tx.jdbc(connection -> {
      try (PreparedStatement insert = connection.prepareStatement(FIRST)) {
        insert.setObject(1, tenant);
        insert.setBytes(2, SealHash.START);
        return insert.executeUpdate();
      }
    });
    List<Head> heads = BulkRead.rows(
        tx,
        HEAD,
        row -> new Head(
            row.getLong(1),
            row.getBytes(2),
            row.getLong(3),
            row.getObject(4, Long.class),
            row.getBoolean(5)),
        tenant);
    if (heads.isEmpty()) {
      return 0;
    }
    Head head = heads.get(0);
    List<Ready> ready = BulkRead.rows(
        tx,
        READY,
        row -> new Ready(row.getObject(1, UUID.class), row.getString(2)),
        tenant,
        head.swept());
    byte[] hash = write(tx, head, ready);
    boolean allSealed = ready.size() < AT_ONCE;
    boolean sweep = allSealed && head.markPassed();
    boolean mark = sweep || (allSealed && head.marked() == null);
    if (!ready.isEmpty() || mark) {
      move(tx, head.position() + ready.size(), hash, sweep, mark);
    }
    return ready.size();
  }

  private static byte[] write(Tx tx, Head head, List<Ready> ready) {
    List<Long> positions = new ArrayList<>();
    List<UUID> ids = new ArrayList<>();
    List<String> previous = new ArrayList<>();
    List<String> hashes = new ArrayList<>();
    byte[] hash = head.hash();
    for (Ready each : ready) {
      positions.add(head.position() + positions.size() + 1);
      ids.add(each.id());
      previous.add(SealHash.hex(hash));
      hash = SealHash.next(hash, each.text());
      hashes.add(SealHash.hex(hash));
    }
    tx.jdbc(connection -> {
      try (PreparedStatement insert = connection.prepareStatement(SEAL)) {
        insert.setObject(1, tx.tenant().value());
        insert.setArray(2, connection.createArrayOf("int8", positions.toArray()));
        insert.setArray(3, connection.createArrayOf("uuid", ids.toArray()));
        insert.setArray(4, connection.createArrayOf("text", previous.toArray()));
        insert.setArray(5, connection.createArrayOf("text", hashes.toArray()));
        return insert.executeUpdate();
      }
    });
    return hash;
  }

  private static void move(Tx tx, long position, byte[] hash, boolean sweep, boolean mark) {
    tx.jdbc(connection -> {
      try (PreparedStatement update = connection.prepareStatement(MOVE)) {
        update.setLong(1, position);
        update.setBytes(2, hash);
        update.setBoolean(3, sweep);
        update.setBoolean(4, mark);
        update.setObject(5, tx.tenant().value());
        update.setBoolean(6, mark);
        update.setObject(7, tx.tenant().value());
        return update.executeUpdate();
      }
    });
  }
}
