package io.dotmac.sub.radius.server;

import io.dotmac.sub.radius.packet.SharedSecret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be made durable. One thread takes all that is there, up to a batch, and gives it to
 * the sink; what arrives meanwhile is the next batch, so batches grow with the load.
 */
final class AccountingQueue implements Runnable {
  private static final long POLL_MILLIS = 50;

  private record Waiting(Exchange exchange, AccountingRecord accounting, SharedSecret secret) {}

  private final ServerState server;
  private final AccountingSink sink;
  private final int capacity;
  private final int batchSize;
  private final Duration storeLimit;
  private final BlockingQueue<Waiting> queue;
  private volatile boolean closed;

  AccountingQueue(
      ServerState server, AccountingSink sink, int capacity, int batchSize, Duration storeLimit) {
    this.server = server;
    this.sink = sink;
    this.capacity = capacity;
    this.batchSize = batchSize;
    this.storeLimit = storeLimit;
    this.queue = new ArrayBlockingQueue<>(capacity);
  }

  /**
   * Takes a record on; false if there is no room. One client gets no more than half of the places,
   * so that none can shut the others out.
   */
  boolean offer(Exchange exchange, AccountingRecord accounting, SharedSecret secret) {
    if (!exchange.client.mayWait(Math.max(1, capacity / 2))) {
      return false;
    }
    boolean taken = queue.offer(new Waiting(exchange, accounting, secret));
    if (!taken) {
      exchange.client.waitsNoMore();
    }
    return taken;
  }

  int size() {
    return queue.size();
  }

  /** What is queued will still be stored; then the thread ends. */
  void close() {
    closed = true;
  }

  @Override
  public void run() {
    List<Waiting> taken = new ArrayList<>(batchSize);
    try {
      while (!closed || !queue.isEmpty()) {
        Waiting first = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (first != null) {
          taken.add(first);
          queue.drainTo(taken, batchSize - 1);
          taken.forEach(each -> each.exchange().client.waitsNoMore());
          store(new Batch(server, taken));
          taken.clear();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void store(Batch batch) throws InterruptedException {
    try {
      sink.store(batch);
    } catch (RuntimeException | StackOverflowError | LinkageError e) {
      batch.failed(e);
    }
    if (!batch.settledWithin(storeLimit)) {
      batch.failed(new TimeoutException("the sink took longer than " + storeLimit));
    }
  }

  private static final class Batch implements AccountingBatch {
    private final ServerState server;
    private final List<Waiting> waiting;
    private final List<AccountingRecord> records;
    private final AtomicIntegerArray settled;
    private final CountDownLatch open;

    Batch(ServerState server, List<Waiting> taken) {
      this.server = server;
      this.waiting = List.copyOf(taken);
      this.records = taken.stream().map(Waiting::accounting).toList();
      this.settled = new AtomicIntegerArray(taken.size());
      this.open = new CountDownLatch(taken.size());
    }

    @Override
    public List<AccountingRecord> records() {
      return records;
    }

    @Override
    public void done() {
      for (int i = 0; i < waiting.size(); i++) {
        done(i);
      }
    }

    @Override
    public void failed(Throwable cause) {
      for (int i = 0; i < waiting.size(); i++) {
        failed(i, cause);
      }
    }

    @Override
    public void done(int index) {
      settle(index, null);
    }

    @Override
    public void failed(int index, Throwable cause) {
      settle(index, cause);
    }

    private void settle(int index, @Nullable Throwable failure) {
      if (!settled.compareAndSet(index, 0, 1)) {
        return;
      }
      Waiting each = waiting.get(index);
      if (failure == null) {
        AccountingService.answer(each.exchange(), each.secret());
      } else {
        each.exchange().forget(DropReason.ACCOUNTING_NOT_STORED);
        server.log().warn("sink", "accounting could not be stored: " + each.accounting(), failure);
      }
      open.countDown();
    }

    boolean settledWithin(Duration limit) throws InterruptedException {
      return open.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
