package io.dotmac.sub.server.demo;

import ch.qos.logback.classic.LoggerContext;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a demo has opened, closed once, last first: at its end, when something fails, and when the
 * process is told to stop, be it in the middle of loading.
 */
final class Opened implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private boolean stopping;

  private Opened() {}

  static Opened first(AutoCloseable part) {
    Opened opened = new Opened();
    opened.then(part);
    Runtime.getRuntime().addShutdownHook(new Thread(opened::stop, "stop"));
    return opened;
  }

  synchronized void then(AutoCloseable part) {
    parts.push(part);
  }

  /** Closes what is open, unless the process stops: then that is done, and whoever asks waits. */
  @Override
  public void close() {
    if (isStopping()) {
      // What fails now fails because its ground was taken away: nobody wants to read of it.
      awaitEnd();
    }
    closeAll();
  }

  private void stop() {
    synchronized (this) {
      stopping = true;
      if (parts.size() == 1 && LoggerFactory.getILoggerFactory() instanceof LoggerContext log) {
        // Only the database: it is being filled, and each of its users would report its end.
        log.stop();
      }
    }
    closeAll();
  }

  private synchronized boolean isStopping() {
    return stopping;
  }

  private synchronized void closeAll() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        LOG.warn("did not close cleanly", e);
      }
    }
  }

  private static void awaitEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
