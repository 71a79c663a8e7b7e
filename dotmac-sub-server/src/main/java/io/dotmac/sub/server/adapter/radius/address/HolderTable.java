package io.dotmac.sub.server.adapter.radius.address;

import io.dotmac.sub.core.network.ip.IpFacts;
import io.dotmac.sub.core.network.ip.IpLeases.Lease;
import io.dotmac.sub.core.tenant.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Every credential that this node has given something, and which seat has which lease. */
final class HolderTable {
  private final long silenceMillis;
  private final ConcurrentHashMap<UUID, Holder> holders = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<UUID, Seat> byLease = new ConcurrentHashMap<>();

  /** A table in which sessions end that were silent for that long. */
  HolderTable(Duration silence) {
    this.silenceMillis = silence.toMillis();
  }

  long silenceMillis() {
    return silenceMillis;
  }

  /** The holder of that credential, which begins to be one if it was none. */
  Holder of(TenantId tenant, UUID credential) {
    Holder known = holders.get(credential);
    return known == null
        ? holders.computeIfAbsent(credential, id -> new Holder(tenant, id))
        : known;
  }

  /** The holder of that credential; null if it is none. */
  @Nullable
  Holder find(UUID credential) {
    return holders.get(credential);
  }

  /** Puts a lease into its seat; gives the one it replaces. */
  @Nullable
  Held put(Seat seat, AddressKind kind, Lease lease) {
    synchronized (seat.holder()) {
      byLease.put(lease.id(), seat);
      Held before = seat.put(kind, Held.of(lease));
      if (before != null) {
        byLease.remove(before.id());
      }
      return before;
    }
  }

  /**
   * Takes a lease out, so that it is not given back; false if a session has it, or has had it
   * again.
   */
  boolean detach(Lease lease, long now) {
    Seat seat = byLease.get(lease.id());
    if (seat == null) {
      return true;
    }
    synchronized (seat.holder()) {
      if (seat.isUsed(now, silenceMillis) || seat.queued) {
        return false;
      }
      drop(seat, Held.of(lease));
      return true;
    }
  }

  private void drop(Seat seat, Held lease) {
    if (seat.drop(lease)) {
      byLease.remove(lease.id());
    }
  }

  /** Every lease there is. */
  Set<UUID> leases() {
    return Set.copyOf(byLease.keySet());
  }

  /** Takes out what is not this node's any more; says which of it a session has. */
  List<Held> retain(TenantId tenant, Collection<UUID> changed, Map<UUID, UUID> own, long now) {
    List<Held> lost = new ArrayList<>(0);
    for (UUID id : changed) {
      Seat seat = byLease.get(id);
      if (seat == null || !seat.holder().tenant().equals(tenant)) {
        continue;
      }
      synchronized (seat.holder()) {
        if (seat.holder().credential().equals(own.get(id))) {
          continue;
        }
        for (Held lease : seat.leases()) {
          if (lease.id().equals(id)) {
            drop(seat, lease);
            if (seat.isUsed(now, silenceMillis)) {
              lost.add(lease);
            }
          }
        }
      }
    }
    return lost;
  }

  /** Takes out what no pool of the tenant gives any more. */
  void retain(TenantId tenant, IpFacts facts) {
    each(seat -> {
      if (!seat.holder().tenant().equals(tenant)) {
        return;
      }
      for (Held lease : seat.leases()) {
        boolean given = facts.pools().values().stream()
            .anyMatch(pool -> pool.id().equals(lease.pool()) && pool.gives(lease.prefix()));
        if (!given) {
          drop(seat, lease);
        }
      }
    });
  }

  /** Takes one lease out. */
  void forget(Seat seat, UUID lease) {
    synchronized (seat.holder()) {
      for (Held held : seat.leases()) {
        if (held.id().equals(lease)) {
          drop(seat, held);
        }
      }
    }
  }

  /** Shows every seat, with its holder locked. */
  void each(Consumer<Seat> work) {
    for (Holder holder : holders.values()) {
      synchronized (holder) {
        holder.each(work);
      }
    }
  }
}
