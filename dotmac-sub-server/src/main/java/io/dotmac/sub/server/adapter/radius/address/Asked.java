package io.dotmac.sub.server.adapter.radius.address;

import io.dotmac.sub.core.network.ip.IpFacts.Pool;
import io.dotmac.sub.core.network.ip.IpLeases.Wish;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A login that waits for what this node cannot give from memory. */
record Asked(
    Seat seat, Need need, UUID subscriber, @Nullable UUID service, Waiting waiting) {
  /** Who waits; one of these is called once, from another thread. */
  public interface Waiting {
    /** All of it was given. */
    void given(Grant grant);

    /** A pool has nothing left. */
    void full();

    /** The database does not answer. */
    void unknown();
  }

  /** What is missing. The holder is locked by the caller. */
  Map<AddressKind, Wish> wishes() {
    Map<AddressKind, Wish> wishes = new EnumMap<>(AddressKind.class);
    for (AddressKind kind : AddressKind.ALL) {
      Pool pool = need.pool(kind, seat.slot());
      Held held = seat.held(kind);
      if (pool != null && (held == null || !held.pool().equals(pool.id()))) {
        wishes.put(
            kind,
            new Wish(seat.holder().credential(), subscriber, service, pool.id(), seat.slot()));
      }
    }
    return wishes;
  }
}
