package io.dotmac.sub.server.security.account;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one after the other once the answer is on its way. A flood fills a queue of bounded
 * length, and what does not fit is dropped: whoever waits for a link can ask again.
 */
public final class AfterAnswer implements Executor {
  private static final Logger LOG = LoggerFactory.getLogger(AfterAnswer.class);
  private static final int MOST_WAITING = 1_000;
  private static final int IDLE_SECONDS = 30;

  private final ThreadPoolExecutor worker = new ThreadPoolExecutor(
      1,
      1,
      IDLE_SECONDS,
      TimeUnit.SECONDS,
      new ArrayBlockingQueue<>(MOST_WAITING),
      task -> {
        Thread thread = new Thread(task, "account-links");
        thread.setDaemon(true);
        return thread;
      },
      (task, full) -> LOG.warn("a link was not made: too many are waiting"));

  /** An idle worker ends, and begins again with the next task. */
  public AfterAnswer() {
    worker.allowCoreThreadTimeOut(true);
  }

  @Override
  public void execute(Runnable task) {
    worker.execute(() -> {
      try {
        task.run();
      } catch (RuntimeException failed) {
        LOG.error("a link could not be made", failed);
      }
    });
  }
}
