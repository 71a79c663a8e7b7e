package io.dotmac.sub.server.audit;

import io.dotmac.sub.core.audit.Audit;
import io.dotmac.sub.core.audit.AuditEntry;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes audit rows of effects that are committed. A row that cannot be written is logged whole and
 * kept in memory, and goes before the next one: its failure is not the failure of the request.
 */
final class AuditTrail {
  private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
  private static final int KEPT = 10_000;

  private final Database db;
  private final Deque<Row> waiting = new ArrayDeque<>();

  private record Row(Caller caller, AuditEntry entry) {}

  AuditTrail(Database db) {
    this.db = db;
  }

  /** Writes the row, after those that still wait. */
  void record(Caller caller, AuditEntry entry) {
    Row row = new Row(caller, entry);
    for (Row late = next(); late != null; late = next()) {
      if (!written(late)) {
        keep(late, true);
        break;
      }
    }
    if (!written(row)) {
      keep(row, false);
    }
  }

  private boolean written(Row row) {
    try {
      db.run(row.caller(), tx -> Audit.record(tx, row.entry()));
      return true;
    } catch (RuntimeException e) {
      LOG.error(
          "an audit row waits, since it cannot be written ({}): {} of tenant {} did {}",
          e.toString(),
          row.caller().actor(),
          row.caller().tenant(),
          row.entry());
      return false;
    }
  }

  private synchronized @org.jspecify.annotations.Nullable Row next() {
    return waiting.pollFirst();
  }

  private synchronized void keep(Row row, boolean first) {
    if (first) {
      waiting.addFirst(row);
    } else if (waiting.size() < KEPT) {
      waiting.addLast(row);
    }
  }
}
