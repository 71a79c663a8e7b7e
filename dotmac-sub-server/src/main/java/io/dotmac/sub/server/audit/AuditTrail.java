package io.dotmac.sub.server.audit;

import io.dotmac.sub.core.audit.Audit;
import io.dotmac.sub.core.audit.AuditEntry;
import io.dotmac.sub.core.audit.AuditOperation;
import io.dotmac.sub.core.audit.AuditRow;
import io.dotmac.sub.core.audit.AuditSettings;
import io.dotmac.sub.core.setting.Settings;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Actor;
import io.dotmac.sub.core.tx.Database;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what was done. A change is written before its answer; what only read, or was refused,
 * goes into a queue in memory that is written many rows at a time. A row that cannot be written is
 * never the failure of its request: it waits in the queue.
 *
 * <p>Bounded: when the queue is full, a call writes some of it before it ends. Only while nothing
 * can be written are rows of calls that changed nothing left out, and the log says how many.
 */
public final class AuditTrail implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
  private static final int KEPT = 20_000;
  private static final int AT_ONCE = 500;
  private static final long PAUSE_MILLIS = 500;

  private final Database db;
  private final Deque<Waiting> queue = new ArrayDeque<>();
  private final Object writing = new Object();
  private int changes;
  private long leftOut;
  private volatile boolean failing;
  private volatile boolean running = true;

  private record Waiting(TenantId tenant, AuditRow row, boolean change) {}

  public AuditTrail(Database db) {
    this.db = db;
  }

  /** Writes from now on what waits, until it is closed. */
  public AuditTrail started() {
    Thread thread = new Thread(this::loop, "audit");
    thread.setDaemon(true);
    thread.start();
    return this;
  }

  /** Writes what a call changed, after those rows that still wait. */
  void change(TenantId tenant, Actor actor, AuditEntry entry) {
    Waiting row = waiting(tenant, actor, entry, true);
    // In order: what could not be written is older.
    if (hasChangeWaiting()) {
      keepChange(row);
      flush();
    } else if (!written(tenant, List.of(row))) {
      keepChange(row);
    }
  }

  /** Has a call noted that changed nothing; it costs the call no query while there is room. */
  void note(TenantId tenant, Actor actor, AuditEntry entry) {
    Waiting row = waiting(tenant, actor, entry, false);
    while (!keep(row)) {
      if (failing) {
        leaveOut();
        return;
      }
      writeSome(AT_ONCE);
    }
  }

  private Waiting waiting(TenantId tenant, Actor actor, AuditEntry entry, boolean change) {
    Instant now = db.clock().instant();
    return new Waiting(tenant, AuditRow.of(now, actor, entry), change);
  }

  /** Writes all that waits now, as far as it can be written. */
  public void flush() {
    int left = size();
    while (left > 0) {
      left -= Math.max(1, writeSome(Math.min(left, AT_ONCE)));
    }
  }

  /** In order, and for a batch only: whoever has to write some waits for no more than that. */
  private int writeSome(int most) {
    synchronized (writing) {
      List<Waiting> some = next(most);
      byTenant(some).forEach((tenant, rows) -> {
        failing = !written(tenant, rows);
        if (failing) {
          rows.stream().filter(Waiting::change).forEach(this::keepChange);
        }
      });
      return some.size();
    }
  }

  private static Map<TenantId, List<Waiting>> byTenant(List<Waiting> rows) {
    Map<TenantId, List<Waiting>> tenants = new LinkedHashMap<>();
    rows.forEach(
        row -> tenants.computeIfAbsent(row.tenant(), id -> new ArrayList<>()).add(row));
    return tenants;
  }

  private boolean written(TenantId tenant, List<Waiting> rows) {
    try {
      db.run(tenant, tx -> {
        boolean reads = rows.stream().anyMatch(row -> isRead(row.row()));
        int percent = reads ? Settings.get(tx, AuditSettings.READ_PERCENT) : 100;
        Audit.recordAll(
            tx,
            rows.stream()
                .map(Waiting::row)
                .filter(row -> !isRead(row) || isKept(percent))
                .toList());
      });
      return true;
    } catch (RuntimeException e) {
      if (isUnstorable(e)) {
        return writtenOneByOne(tenant, rows);
      }
      LOG.error(
          "{} audit rows of tenant {} cannot be written now ({}), the first: {} did {}",
          rows.size(),
          tenant.value(),
          e.toString(),
          rows.get(0).row().actor(),
          rows.get(0).row().entry());
      return false;
    }
  }

  /** One call must not take the rows of others along: what it sent is left out, not the call. */
  private boolean writtenOneByOne(TenantId tenant, List<Waiting> rows) {
    if (rows.size() > 1) {
      boolean all = true;
      for (Waiting row : rows) {
        all &= written(tenant, List.of(row));
      }
      return all;
    }
    AuditRow row = rows.get(0).row();
    LOG.warn("what a call sent cannot be kept in the audit: {}", row.entry().path());
    try {
      db.run(tenant, tx -> Audit.recordAll(tx, List.of(row.bare())));
      return true;
    } catch (RuntimeException e) {
      LOG.error("an audit row of tenant {} cannot be written at all", tenant.value(), e);
      return isUnstorable(e);
    }
  }

  /** A value that PostgreSQL does not take (class 22), rather than one that is away. */
  private static boolean isUnstorable(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && String.valueOf(sql.getSQLState()).startsWith("22")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRead(AuditRow row) {
    return row.entry().operation() == AuditOperation.READ;
  }

  private static boolean isKept(int percent) {
    return percent == 100 || ThreadLocalRandom.current().nextInt(100) < percent;
  }

  private void loop() {
    while (running) {
      try {
        flush();
        report();
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        running = false;
      }
    }
  }

  /** False when there is no room; twice as much for changes. */
  private synchronized boolean keep(Waiting row) {
    if (queue.size() >= (row.change() ? 2 * KEPT : KEPT)) {
      return false;
    }
    queue.addLast(row);
    changes += row.change() ? 1 : 0;
    return true;
  }

  private void keepChange(Waiting row) {
    if (!keep(row)) {
      leaveOut();
    }
  }

  private synchronized void leaveOut() {
    leftOut++;
  }

  private synchronized int size() {
    return queue.size();
  }

  private synchronized boolean hasChangeWaiting() {
    return changes > 0;
  }

  private synchronized List<Waiting> next(int most) {
    List<Waiting> some = new ArrayList<>(most);
    for (int i = 0; i < most && !queue.isEmpty(); i++) {
      Waiting row = queue.removeFirst();
      changes -= row.change() ? 1 : 0;
      some.add(row);
    }
    return some;
  }

  private synchronized void report() {
    if (leftOut > 0) {
      LOG.warn("{} calls were left out of the audit: too many wait to be written", leftOut);
      leftOut = 0;
    }
  }

  /** Why the audit falls behind, if it does. */
  public synchronized Optional<String> trouble() {
    return queue.size() < KEPT ? Optional.empty() : Optional.of("the queue of the audit is full");
  }

  /** Writes what waits and ends. */
  @Override
  public void close() {
    running = false;
    flush();
  }
}
