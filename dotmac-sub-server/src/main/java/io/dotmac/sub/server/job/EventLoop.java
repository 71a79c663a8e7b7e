package io.dotmac.sub.server.job;

import io.dotmac.sub.core.event.delivery.EventDispatcher;
import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.server.rounds.Rounds;
import java.time.Duration;
import java.util.Optional;

/** Delivers events of all tenants until it is closed. Several nodes may run one each. */
public final class EventLoop implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Database db;
  private final EventDispatcher dispatcher;
  private final Rounds rounds = new Rounds("events", PAUSE, Duration.ofSeconds(5), this::round);

  private EventLoop(Database db, EventDispatcher dispatcher) {
    this.db = db;
    this.dispatcher = dispatcher;
  }

  /** Delivers by {@code dispatcher} from now on. */
  public static EventLoop started(Database db, EventDispatcher dispatcher) {
    EventLoop loop = new EventLoop(db, dispatcher);
    loop.rounds.start();
    return loop;
  }

  private int round() {
    int delivered = 0;
    for (Tenant tenant : db.tenants().all()) {
      delivered += dispatcher.runOnce(tenant.id());
    }
    return delivered;
  }

  /** Why no event is delivered, if none is. */
  public Optional<String> trouble() {
    return rounds.trouble();
  }

  /** Finishes what is being delivered and ends. */
  @Override
  public void close() {
    rounds.close();
  }
}
