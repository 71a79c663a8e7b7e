package io.dotmac.sub.billing.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Some threads that repeat a step until there is nothing left to do. */
final class Workers {
  private Workers() {}

  static void run(int threads, BooleanSupplier step) {
    if (threads <= 1) {
      repeat(step);
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> working = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        working.add(pool.submit(() -> repeat(step)));
      }
      for (Future<?> each : working) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while chunks were billed", e);
    } finally {
      pool.shutdownNow();
    }
  }

  /**
   * Some threads that work on what {@code source} puts into a queue, until it ends.
   *
   * @param end put into the queue after the last item, once a thread
   */
  static <T> void feed(
      int threads, Runnable source, BlockingQueue<T> queue, T end, Consumer<T> work) {
    ExecutorService pool = Executors.newFixedThreadPool(threads + 1);
    try {
      ExecutorCompletionService<Void> running = new ExecutorCompletionService<>(pool);
      running.submit(
          () -> {
            source.run();
            for (int i = 0; i < threads; i++) {
              put(queue, end);
            }
          },
          null);
      for (int i = 0; i < threads; i++) {
        running.submit(() -> drain(queue, end, work), null);
      }
      // Whoever fails ends all: the others would wait for it.
      for (int i = 0; i <= threads; i++) {
        running.take().get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while chunks were billed", e);
    } finally {
      pool.shutdownNow();
    }
  }

  /** Puts an item into a queue as soon as there is room. */
  static <T> void put(BlockingQueue<T> queue, T item) {
    try {
      queue.put(item);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while accounts were read", e);
    }
  }

  private static <T> void drain(BlockingQueue<T> queue, T end, Consumer<T> work) {
    try {
      for (T item = queue.take(); item != end; item = queue.take()) {
        work.accept(item);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void repeat(BooleanSupplier step) {
    while (!Thread.currentThread().isInterrupted() && step.getAsBoolean()) {
      // Each step is a transaction of its own.
    }
  }
}
