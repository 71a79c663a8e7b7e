package io.dotmac.sub.server.adapter.radius.address;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Seats whose use the database does not know yet. They wait in a chain that runs through
 * themselves, so that nothing is made when one is added. Whoever adds one holds the lock of its
 * holder.
 */
final class DirtySeats {
  private final AtomicReference<@Nullable Seat> newest = new AtomicReference<>();

  void add(Seat seat) {
    if (seat.queued) {
      return;
    }
    seat.queued = true;
    Seat before;
    do {
      before = newest.get();
      seat.next = before;
    } while (!newest.compareAndSet(before, seat));
  }

  boolean isEmpty() {
    return newest.get() == null;
  }

  /** All that wait; whoever changes from now on waits again. */
  List<Seat> drain() {
    List<Seat> all = new ArrayList<>();
    Seat seat = newest.getAndSet(null);
    while (seat != null) {
      Seat following = seat.next;
      synchronized (seat.holder()) {
        seat.next = null;
        seat.queued = false;
      }
      all.add(seat);
      seat = following;
    }
    return all;
  }
}
