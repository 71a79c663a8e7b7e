package io.dotmac.sub.server;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries again and again to open the database, in a thread of its own, until it is there. */
final class DatabaseWait implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWait.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Runnable open;
  private final Thread thread = new Thread(this::loop, "database-wait");
  private volatile boolean stopped;

  private DatabaseWait(Runnable open) {
    this.open = open;
    thread.setDaemon(true);
  }

  /** Calls {@code open} until it returns. */
  static DatabaseWait until(Runnable open) {
    DatabaseWait wait = new DatabaseWait(open);
    wait.thread.start();
    return wait;
  }

  private void loop() {
    String said = null;
    while (!stopped) {
      try {
        open.run();
        LOG.info("the database is there: everything is served now");
        return;
      } catch (RuntimeException e) {
        said = say(e, said);
      }
      try {
        Thread.sleep(PAUSE.toMillis());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** The same is not said twice. */
  private static String say(RuntimeException e, @Nullable String said) {
    String now = String.valueOf(e.getMessage());
    if (!now.equals(said)) {
      LOG.warn("ALARM: the database cannot be opened, this is tried again: {}", now);
    }
    return now;
  }

  @Override
  public void close() {
    stopped = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
