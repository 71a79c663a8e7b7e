package io.dotmac.sub.radius.server;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Holds rejects back for a moment, which slows down who guesses passwords and who redials without
 * end. All wait equally long, so one thread and a queue suffice; when the queue is full a reject
 * leaves at once.
 */
final class RejectDelay implements Runnable {
  private static final int CAPACITY = 65_536;
  private static final long LONGEST_SLEEP_MILLIS = 50;

  private record Waiting(Runnable send, long dueNanos) {}

  private final long delayNanos;
  private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(CAPACITY);
  private volatile boolean closed;

  RejectDelay(long delayNanos) {
    this.delayNanos = delayNanos;
  }

  /** Runs {@code send} when the delay is over. */
  void after(Runnable send) {
    boolean now = delayNanos == 0 || closed;
    if (now || !waiting.offer(new Waiting(send, System.nanoTime() + delayNanos))) {
      send.run();
    }
  }

  int size() {
    return waiting.size();
  }

  /** From now on nothing waits; what waits already leaves at once. */
  void close() {
    closed = true;
  }

  @Override
  public void run() {
    try {
      while (!closed || !waiting.isEmpty()) {
        Waiting next = waiting.poll(LONGEST_SLEEP_MILLIS, TimeUnit.MILLISECONDS);
        if (next != null) {
          sleepUntil(next.dueNanos());
          next.send().run();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sleepUntil(long dueNanos) throws InterruptedException {
    long left = dueNanos - System.nanoTime();
    while (left > 0 && !closed) {
      long nanos = Math.min(left, TimeUnit.MILLISECONDS.toNanos(LONGEST_SLEEP_MILLIS));
      TimeUnit.NANOSECONDS.sleep(nanos);
      left = dueNanos - System.nanoTime();
    }
  }
}
