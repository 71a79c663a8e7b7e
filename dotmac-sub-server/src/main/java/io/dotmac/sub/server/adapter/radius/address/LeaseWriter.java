package io.dotmac.sub.server.adapter.radius.address;

import io.dotmac.sub.core.network.ip.IpFacts;
import io.dotmac.sub.core.network.ip.IpFacts.Pool;
import io.dotmac.sub.core.network.ip.IpLeases;
import io.dotmac.sub.core.network.ip.IpLeases.Key;
import io.dotmac.sub.core.network.ip.IpLeases.Lease;
import io.dotmac.sub.core.network.ip.IpLeases.Use;
import io.dotmac.sub.core.network.ip.IpLeases.Wish;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of a node that changes leases in the database. It takes the logins that wait, up
 * to some hundred at a time, and answers them when what they were given is committed; beside that
 * it notes which leases are used and which are not any more.
 */
final class LeaseWriter implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseWriter.class);
  private static final int MOST_WAITING = 10_000;
  private static final int AT_ONCE = 500;
  private static final long IDLE_MILLIS = 100;

  private final Database db;
  private final IpLeases leases;
  private final HolderTable holders;
  private final Function<TenantId, IpFacts> facts;
  private final Duration silent;
  private final PoolBooks books = new PoolBooks();
  private final DirtySeats dirty = new DirtySeats();
  private final ArrayBlockingQueue<Asked> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final ArrayBlockingQueue<Runnable> errands = new ArrayBlockingQueue<>(64);
  private final Map<TenantId, List<Use>> replaced = new HashMap<>();
  private volatile boolean stopped;
  private boolean failing;

  LeaseWriter(
      Database db,
      IpLeases leases,
      HolderTable holders,
      Function<TenantId, IpFacts> facts,
      Duration silent) {
    this.db = db;
    this.leases = leases;
    this.holders = holders;
    this.facts = facts;
    this.silent = silent;
  }

  /** Lets a login wait; false if too many do. */
  boolean ask(Asked asked) {
    return !stopped && waiting.offer(asked);
  }

  /** The use of a seat has changed; its holder is locked. */
  void note(Seat seat) {
    dirty.add(seat);
  }

  /** Runs between two batches, on the thread of the writer; left out if too much waits there. */
  void between(Runnable errand) {
    errands.offer(errand);
  }

  /** What is free is looked at again, as node {@code node} of {@code nodes}. */
  void place(int node, int nodes) {
    between(() -> books.place(node, nodes));
  }

  /** Ends {@link #run} soon. */
  void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    while (!stopped) {
      try {
        Asked first = waiting.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        between();
        if (first != null) {
          List<Asked> some = new ArrayList<>(AT_ONCE);
          some.add(first);
          waiting.drainTo(some, AT_ONCE - 1);
          give(some);
        }
      } catch (InterruptedException e) {
        break;
      }
    }
    waiting.forEach(asked -> asked.waiting().unknown());
  }

  private void between() {
    try {
      for (Runnable errand = errands.poll(); errand != null; errand = errands.poll()) {
        errand.run();
      }
      flush();
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.warn("leases of addresses could not be written, it is done again: {}", e.toString());
      }
    }
  }

  private void give(List<Asked> some) {
    Map<TenantId, List<Asked>> byTenant = new LinkedHashMap<>();
    for (Asked asked : some) {
      byTenant
          .computeIfAbsent(asked.seat().holder().tenant(), tenant -> new ArrayList<>())
          .add(asked);
    }
    byTenant.forEach(this::give);
  }

  private void give(TenantId tenant, List<Asked> some) {
    try {
      Map<Key, Wish> wishes = new LinkedHashMap<>();
      for (Asked asked : some) {
        missing(asked).values().forEach(wish -> wishes.put(wish.key(), wish));
      }
      Map<Key, Lease> given = wishes.isEmpty() ? Map.of() : take(tenant, wishes);
      some.forEach(asked -> answer(asked, given));
      failing = false;
    } catch (RuntimeException e) {
      books.forget();
      if (!failing) {
        LOG.warn("ALARM: logins wait in vain for addresses: {}", e.toString());
      }
      failing = true;
      some.forEach(asked -> asked.waiting().unknown());
    }
  }

  private static Map<AddressKind, Wish> missing(Asked asked) {
    synchronized (asked.seat().holder()) {
      return asked.wishes();
    }
  }

  private Map<Key, Lease> take(TenantId tenant, Map<Key, Wish> wishes) {
    Map<UUID, Pool> pools = new HashMap<>();
    facts.apply(tenant).pools().values().forEach(pool -> pools.put(pool.id(), pool));
    return db.inTx(tenant, tx -> {
      long now = db.clock().millis();
      return new LeaseBatch(leases, books, pools, silent, wishes)
          .give(tx, lease -> holders.detach(lease, now));
    });
  }

  private void answer(Asked asked, Map<Key, Lease> given) {
    missing(asked).forEach((kind, wish) -> {
      Lease lease = given.get(wish.key());
      Held before = lease == null ? null : holders.put(asked.seat(), kind, lease);
      if (before != null) {
        Instant now = db.clock().instant();
        replaced
            .computeIfAbsent(asked.seat().holder().tenant(), tenant -> new ArrayList<>())
            .add(new Use(before.id(), before.version(), now, now));
      }
    });
    Grant grant = null;
    synchronized (asked.seat().holder()) {
      if (asked.seat().has(asked.need())) {
        grant = asked.seat().grant(asked.need());
      } else if (asked.seat().release()) {
        note(asked.seat());
      }
    }
    if (grant == null) {
      asked.waiting().full();
    } else {
      asked.waiting().given(grant);
    }
  }

  /** Writes what became of seats; what cannot be written waits. */
  void flush() {
    replaced.forEach((tenant, uses) -> db.run(tenant, tx -> leases.note(tx, uses)));
    replaced.clear();
    if (dirty.isEmpty()) {
      return;
    }
    Map<TenantId, List<Seat>> byTenant = new LinkedHashMap<>();
    for (Seat seat : dirty.drain()) {
      byTenant
          .computeIfAbsent(seat.holder().tenant(), tenant -> new ArrayList<>())
          .add(seat);
    }
    byTenant.forEach((tenant, seats) -> {
      try {
        note(tenant, seats);
      } catch (RuntimeException e) {
        LOG.debug("the use of leases waits", e);
        seats.forEach(seat -> {
          synchronized (seat.holder()) {
            dirty.add(seat);
          }
        });
      }
    });
  }

  private void note(TenantId tenant, List<Seat> seats) {
    Instant now = db.clock().instant();
    Map<UUID, Seat> seatOf = new HashMap<>();
    List<Use> uses = new ArrayList<>();
    for (Seat seat : seats) {
      synchronized (seat.holder()) {
        List<Use> of = seat.uses(now);
        of.forEach(use -> seatOf.put(use.id(), seat));
        uses.addAll(of);
      }
    }
    if (uses.isEmpty()) {
      return;
    }
    Set<UUID> own = db.inTx(tenant, tx -> leases.note(tx, uses));
    seatOf.forEach((lease, seat) -> {
      if (!own.contains(lease)) {
        LOG.warn(
            "a lease of credential {} is not this node's any more",
            seat.holder().credential());
        holders.forget(seat, lease);
      }
    });
  }
}
