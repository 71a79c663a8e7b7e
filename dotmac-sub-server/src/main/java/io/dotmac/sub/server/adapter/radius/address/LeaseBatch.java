package io.dotmac.sub.server.adapter.radius.address;

import io.dotmac.sub.core.network.ip.IpFacts.Pool;
import io.dotmac.sub.core.network.ip.IpLeases;
import io.dotmac.sub.core.network.ip.IpLeases.Key;
import io.dotmac.sub.core.network.ip.IpLeases.Lease;
import io.dotmac.sub.core.network.ip.IpLeases.Wish;
import io.dotmac.sub.core.network.ip.IpNetwork;
import io.dotmac.sub.core.tx.Tx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Gives many wishes of one tenant in one transaction: first what their holders had, then what
 * nobody ever had, then what was not used for the longest time.
 */
final class LeaseBatch {
  /** Another node may take what this one chooses, and again. */
  private static final int ROUNDS = 4;

  private final IpLeases leases;
  private final PoolBooks books;
  private final Map<UUID, Pool> pools;
  private final Duration silent;
  private final Map<Key, Wish> open;
  private final Map<Key, Lease> given = new HashMap<>();

  /**
   * A batch of those wishes.
   *
   * @param pools of the tenant, by id
   * @param silent after how long a node is taken for gone
   */
  LeaseBatch(
      IpLeases leases,
      PoolBooks books,
      Map<UUID, Pool> pools,
      Duration silent,
      Map<Key, Wish> wishes) {
    this.leases = leases;
    this.books = books;
    this.pools = pools;
    this.silent = silent;
    this.open = new LinkedHashMap<>(wishes);
  }

  /**
   * Gives what can be given.
   *
   * @param idle takes a lease out of memory, unless a session there has it
   */
  Map<Key, Lease> give(Tx tx, Predicate<Lease> idle) {
    settle(leases.takeKnown(tx, List.copyOf(open.values())));
    takeNew(tx);
    passOn(tx, idle);
    if (!open.isEmpty() && refresh(tx)) {
      takeNew(tx);
    }
    return given;
  }

  private void settle(List<Lease> taken) {
    for (Lease lease : taken) {
      given.put(lease.key(), lease);
      open.remove(lease.key());
    }
  }

  private void takeNew(Tx tx) {
    for (int round = 0; round < ROUNDS && !open.isEmpty(); round++) {
      Map<Wish, IpNetwork> chosen = new LinkedHashMap<>();
      for (Wish wish : open.values()) {
        Pool pool = pools.get(wish.pool());
        Optional<IpNetwork> free = pool == null ? Optional.empty() : books.take(tx, pool);
        free.ifPresent(network -> chosen.put(wish, network));
      }
      if (chosen.isEmpty()) {
        return;
      }
      int before = open.size();
      settle(leases.takeNew(tx, chosen));
      if (before - open.size() < chosen.size() && round > 0) {
        refresh(tx);
      }
    }
  }

  private boolean refresh(Tx tx) {
    boolean read = false;
    for (UUID id : open.values().stream().map(Wish::pool).distinct().toList()) {
      Pool pool = pools.get(id);
      read |= pool != null && books.refresh(tx, pool);
    }
    return read;
  }

  private void passOn(Tx tx, Predicate<Lease> idle) {
    Map<UUID, List<Wish>> byPool = new LinkedHashMap<>();
    open.values()
        .forEach(
            wish -> byPool.computeIfAbsent(wish.pool(), id -> new ArrayList<>()).add(wish));
    Map<Wish, Lease> chosen = new LinkedHashMap<>();
    byPool.forEach((pool, wishes) -> {
      // Some may be in use by now, as this node knows and the database does not yet.
      List<Lease> unused = leases.idle(tx, pool, wishes.size() + 16, silent);
      int next = 0;
      for (Lease lease : unused) {
        if (next < wishes.size() && idle.test(lease)) {
          chosen.put(wishes.get(next++), lease);
        }
      }
    });
    if (!chosen.isEmpty()) {
      settle(leases.passOn(tx, chosen));
    }
  }
}
