package io.dotmac.sub.server.api.event;

import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.server.rounds.Rounds;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The streams that are open on this node: so many of a tenant and no more, each with a thread. A
 * reader that does not take what is written is cut off after a while, so that none holds a place
 * for nothing.
 */
public final class EventStreams implements AutoCloseable {
  static final int OF_TENANT = 16;
  private static final int MOST = 64;
  private static final long RETRY_SECONDS = 30;

  /** For at most fifty events. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Duration patience;
  private final ScheduledThreadPoolExecutor watch =
      new ScheduledThreadPoolExecutor(1, work -> Rounds.daemon(work, "event-stream-limits"));

  private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
    Thread thread = new Thread(work, "event-stream");
    thread.setDaemon(true);
    return thread;
  });
  private final Map<TenantId, Integer> open = new HashMap<>();
  private int all;
  private boolean closed;

  /** Cuts off who takes longer than twenty seconds for what is written at once. */
  public EventStreams() {
    this(PATIENCE);
  }

  EventStreams(Duration patience) {
    this.patience = patience;
    watch.setRemoveOnCancelPolicy(true);
  }

  /** Writes to a reader, and has it cut off when it does not take that in time. */
  void write(EventStream.Reader reader, String text, Runnable cut) throws IOException {
    ScheduledFuture<?> limit = watch.schedule(cut, patience.toMillis(), TimeUnit.MILLISECONDS);
    try {
      reader.take(text);
    } finally {
      limit.cancel(false);
    }
  }

  /** Runs a stream of a tenant on a thread of its own; refused when too many are open. */
  void run(TenantId tenant, Runnable stream) {
    enter(tenant);
    threads.execute(() -> {
      try {
        stream.run();
      } finally {
        leave(tenant);
      }
    });
  }

  private synchronized void enter(TenantId tenant) {
    if (closed || all == MOST || open.getOrDefault(tenant, 0) == OF_TENANT) {
      throw new ProblemException(new Problem.TooMany(
          "too_many_streams",
          "there are " + OF_TENANT + " streams of a provider and " + MOST + " of a node at most",
          RETRY_SECONDS));
    }
    all++;
    open.merge(tenant, 1, Integer::sum);
  }

  private synchronized void leave(TenantId tenant) {
    all--;
    open.computeIfPresent(tenant, (id, count) -> count == 1 ? null : count - 1);
  }

  /** Waits that long, less when all are to end; gives whether to go on. */
  synchronized boolean pause(long millis) {
    try {
      if (!closed) {
        wait(millis);
      }
    } catch (InterruptedException e) {
      closed = true;
    }
    return !closed;
  }

  /** Ends all of them. */
  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
    threads.shutdown();
    watch.shutdownNow();
  }
}
