package io.dotmac.sub.server.adapter.radius.index;

import io.dotmac.sub.core.access.index.AccessFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Takes facts as they are read and works on them in another thread, one after the other, so that
 * the database and the opening of passwords do not wait for each other. What was taken is done once
 * it is closed.
 */
final class IndexFilling implements AutoCloseable {
  private static final int AT_ONCE = 1_000;
  private static final int WAITING = 8;

  private final Consumer<AccessFacts> sink;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "radius-index-filling"));
  private final Semaphore room = new Semaphore(WAITING);
  private CompletableFuture<Void> done = CompletableFuture.completedFuture(null);
  private List<AccessFacts> batch = new ArrayList<>(AT_ONCE);

  IndexFilling(Consumer<AccessFacts> sink) {
    this.sink = sink;
  }

  /** Waits if many are not done yet. */
  void take(AccessFacts facts) {
    batch.add(facts);
    if (batch.size() == AT_ONCE) {
      hand();
    }
  }

  private void hand() {
    List<AccessFacts> full = batch;
    batch = new ArrayList<>(AT_ONCE);
    room.acquireUninterruptibly();
    // After a failure the rest is skipped; close() throws it.
    done = done.thenRunAsync(() -> full.forEach(sink), worker);
    done.whenComplete((nothing, failure) -> room.release());
  }

  @Override
  public void close() {
    try {
      hand();
      done.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    } finally {
      worker.shutdown();
    }
  }
}
