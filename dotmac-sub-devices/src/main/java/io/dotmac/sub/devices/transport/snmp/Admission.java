package io.dotmac.sub.devices.transport.snmp;

import io.dotmac.sub.devices.device.DeviceId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Lets so many requests go at once, in all and for each device. Devices that wait take turns, so
 * that one with a long list does not hold up the others.
 */
final class Admission {
  private final Map<DeviceId, Lane> lanes = new HashMap<>();
  private final Deque<Lane> ready = new ArrayDeque<>();
  private int free;
  private boolean admitting;

  /** The requests of one device. */
  private static final class Lane {
    final Deque<Runnable> waiting = new ArrayDeque<>();
    int under;
    int limit;
    boolean queued;
  }

  Admission(int most) {
    this.free = most;
  }

  /** Starts a request when its turn comes; it must say when it is {@link #done}. */
  void submit(DeviceId device, int limit, Runnable request) {
    synchronized (this) {
      Lane lane = lanes.computeIfAbsent(device, id -> new Lane());
      lane.limit = limit;
      lane.waiting.add(request);
      queue(lane);
    }
    admit();
  }

  /** A request is over. */
  void done(DeviceId device) {
    synchronized (this) {
      Lane lane = lanes.get(device);
      if (lane == null) {
        throw new IllegalStateException("no request of " + device + " was under way");
      }
      lane.under--;
      free++;
      if (lane.under == 0 && lane.waiting.isEmpty()) {
        lanes.remove(device);
      } else {
        queue(lane);
      }
    }
    admit();
  }

  private void queue(Lane lane) {
    if (!lane.queued && !lane.waiting.isEmpty() && lane.under < lane.limit) {
      lane.queued = true;
      ready.add(lane);
    }
  }

  /**
   * One thread at a time starts what may go. A request that is over at once asks to admit again
   * from within: it returns here instead of nesting.
   */
  private void admit() {
    synchronized (this) {
      if (admitting) {
        return;
      }
      admitting = true;
    }
    for (Optional<Runnable> next = next(); next.isPresent(); next = next()) {
      next.get().run();
    }
  }

  private synchronized Optional<Runnable> next() {
    if (free == 0 || ready.isEmpty()) {
      admitting = false;
      return Optional.empty();
    }
    Lane lane = ready.remove();
    lane.queued = false;
    lane.under++;
    free--;
    Runnable request = lane.waiting.remove();
    queue(lane);
    return Optional.of(request);
  }
}
