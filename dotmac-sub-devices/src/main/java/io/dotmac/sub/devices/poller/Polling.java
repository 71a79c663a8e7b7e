package io.dotmac.sub.devices.poller;

import io.dotmac.sub.devices.device.DeviceId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Readings that go on until this is closed. */
public final class Polling implements AutoCloseable {
  private final Poller poller;
  private final ScheduledExecutorService timer;
  private final Duration interval;
  private final Consumer<PollResult> sink;
  private final List<Future<?>> times = new CopyOnWriteArrayList<>();
  private final Set<DeviceId> running = ConcurrentHashMap.newKeySet();
  private final AtomicLong leftOut = new AtomicLong();
  private volatile boolean closed;

  Polling(
      Poller poller, ScheduledExecutorService timer, Duration interval, Consumer<PollResult> sink) {
    this.poller = poller;
    this.timer = timer;
    this.interval = interval;
    this.sink = sink;
  }

  void begin(PollTask task) {
    times.add(timer.scheduleAtFixedRate(
        () -> once(task),
        phase(task.target().id(), interval).toMillis(),
        interval.toMillis(),
        TimeUnit.MILLISECONDS));
  }

  /** When a device is read, within the interval: the same each time the program starts. */
  static Duration phase(DeviceId device, Duration interval) {
    // Names that differ in their last digit have neighbouring hash codes: they are spread first.
    long spread = Integer.toUnsignedLong(device.value().hashCode() * 0x9e3779b9);
    return Duration.ofMillis((spread * interval.toMillis()) >>> 32);
  }

  private void once(PollTask task) {
    DeviceId device = task.target().id();
    if (closed || !running.add(device)) {
      leftOut.incrementAndGet();
      return;
    }
    poller.poll(task).whenComplete((result, failure) -> {
      running.remove(device);
      if (!closed && failure == null) {
        sink.accept(result);
      }
    });
  }

  /** How often a device was still being read when its time came. */
  public long leftOut() {
    return leftOut.get();
  }

  /** Begins no more readings; what is under way is given to nobody. */
  @Override
  public void close() {
    closed = true;
    times.forEach(each -> each.cancel(false));
  }
}
