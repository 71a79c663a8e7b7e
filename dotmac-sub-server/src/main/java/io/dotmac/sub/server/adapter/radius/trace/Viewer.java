package io.dotmac.sub.server.adapter.radius.trace;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Somebody who looks: what waits to be shown, bounded; what does not fit is counted. */
final class Viewer {
  private static final int MOST_WAITING = 2_000;

  final TraceFilter filter;
  private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicLong missed = new AtomicLong();

  Viewer(TraceFilter filter) {
    this.filter = filter;
  }

  /** Never waits: whoever looks must not slow down whoever logs in. */
  void show(String text) {
    if (!waiting.offer(text)) {
      missed.incrementAndGet();
    }
  }

  /** The next text; null if there was none for that long. */
  @Nullable
  String next(Duration patience) throws InterruptedException {
    long lost = missed.getAndSet(0);
    return lost > 0
        ? lost + " packets came faster than they could be shown"
        : waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
  }
}
