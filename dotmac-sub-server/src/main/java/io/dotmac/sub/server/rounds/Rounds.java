package io.dotmac.sub.server.rounds;

import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works in rounds on a thread of its own until it is closed, and pauses after a round that had
 * nothing to do. A round that fails is a round with nothing to do: what it left is still due.
 */
public final class Rounds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final String what;
  private final Duration pause;
  private final Duration patience;
  private final IntSupplier round;
  private final Thread thread;
  private final Object news = new Object();
  private boolean moreIsDue;
  private volatile boolean running = true;

  /**
   * Begins nothing before {@link #start}.
   *
   * @param what is worked off, in the plural
   * @param patience how long the end of a round is awaited by {@link #close}
   * @param round works off what is due and says how much that was
   */
  public Rounds(String what, Duration pause, Duration patience, IntSupplier round) {
    this.what = what;
    this.pause = pause;
    this.patience = patience;
    this.round = round;
    this.thread = daemon(this::loop, what);
  }

  /** A thread that does not keep the program alive. */
  public static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Works from now on. */
  public void start() {
    thread.start();
  }

  private void loop() {
    while (running) {
      if (work() == 0) {
        pause();
      }
    }
  }

  private int work() {
    try {
      return round.getAsInt();
    } catch (RuntimeException e) {
      LOG.warn("{} wait: {}", what, e.toString());
      return 0;
    }
  }

  /** There may be something to do: ends the pause, or leaves out the next. */
  public void wake() {
    synchronized (news) {
      moreIsDue = true;
      news.notifyAll();
    }
  }

  private void pause() {
    synchronized (news) {
      try {
        if (!moreIsDue) {
          news.wait(pause.toMillis());
        }
        moreIsDue = false;
      } catch (InterruptedException e) {
        running = false;
      }
    }
  }

  /** Whether it has not been told to end. */
  public boolean isRunning() {
    return running;
  }

  /** Why nothing is worked off, if nothing is. */
  public Optional<String> trouble() {
    return thread.isAlive() ? Optional.empty() : Optional.of(what + " are no longer worked off");
  }

  /** Lets the round that is under way end; there is none after it. */
  @Override
  public void close() {
    running = false;
    wake();
    try {
      thread.join(patience.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
