package io.dotmac.sub.server.job;

import io.dotmac.sub.core.event.delivery.EventDispatcher;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tx.Database;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Delivers events of all tenants until it is closed. Several nodes may run one each. */
public final class EventLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Database db;
  private final EventDispatcher dispatcher;
  private final Thread thread;
  private volatile boolean running = true;

  private EventLoop(Database db, EventDispatcher dispatcher) {
    this.db = db;
    this.dispatcher = dispatcher;
    this.thread = new Thread(this::loop, "events");
    thread.setDaemon(true);
  }

  /** Delivers by {@code dispatcher} from now on. */
  public static EventLoop started(Database db, EventDispatcher dispatcher) {
    EventLoop loop = new EventLoop(db, dispatcher);
    loop.thread.start();
    return loop;
  }

  private void loop() {
    while (running) {
      if (round() == 0) {
        pause();
      }
    }
  }

  private int round() {
    int delivered = 0;
    try {
      for (Tenant tenant : db.tenants().all()) {
        delivered += dispatcher.runOnce(tenant.id());
      }
    } catch (RuntimeException e) {
      // Nothing is lost: what was not delivered is still due.
      LOG.warn("events wait: {}", e.toString());
      return 0;
    }
    return delivered;
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      running = false;
    }
  }

  /** Why no event is delivered, if none is. */
  public Optional<String> trouble() {
    return thread.isAlive() ? Optional.empty() : Optional.of("events are no longer delivered");
  }

  /** Finishes what is being delivered and ends. */
  @Override
  public void close() {
    running = false;
    try {
      thread.join(Duration.ofSeconds(5).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
