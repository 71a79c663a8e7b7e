package io.dotmac.sub.billing.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

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

  private static void repeat(BooleanSupplier step) {
    while (!Thread.currentThread().isInterrupted() && step.getAsBoolean()) {
      // Each step is a transaction of its own.
    }
  }
}
