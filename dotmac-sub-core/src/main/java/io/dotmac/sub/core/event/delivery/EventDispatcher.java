package io.dotmac.sub.core.event.delivery;

import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Tx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fans events out into deliveries and works them off, each handler for itself. Any number of nodes
 * may run it at once: one of them at a time works for a handler of a tenant, so that what is about
 * one subscriber (or one account of nobody) is handled in the order in which it was recorded.
 *
 * <p>Deliveries are worked off a hundred in a transaction. When one fails, those hundred are tried
 * one by one; the one that fails waits for its next attempt and holds back only what is about the
 * same subscriber.
 */
public final class EventDispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(EventDispatcher.class);
  private static final int AT_ONCE = 100;

  /** After so many the other handlers have their turn. */
  private static final int IN_A_TURN = 10_000;

  private final Database db;
  private final Map<String, EventHandler> handlers = new LinkedHashMap<>();
  private final FanOut fanOut;

  /** Dispatches to these handlers; their names must differ. */
  public EventDispatcher(Database db, List<EventHandler> handlers) {
    this.db = db;
    for (EventHandler handler : handlers) {
      if (this.handlers.put(handler.name(), handler) != null) {
        throw new IllegalArgumentException("two event handlers are called " + handler.name());
      }
    }
    this.fanOut = new FanOut(handlers);
  }

  /**
   * Works off what is due for one tenant.
   *
   * @return how many deliveries were attempted
   */
  public int runOnce(TenantId tenant) {
    Caller caller = Caller.system(tenant, "events");
    while (db.inTx(caller, fanOut::some) == FanOut.AT_ONCE) {
      // A full batch: there may be more.
    }
    int attempted = 0;
    for (EventHandler handler : handlers.values()) {
      attempted += workOff(caller, handler);
    }
    return attempted;
  }

  private int workOff(Caller caller, EventHandler handler) {
    int attempted = 0;
    int careful = 0;
    while (attempted < IN_A_TURN) {
      int some = careful > 0 ? 1 : AT_ONCE;
      int delivered = deliver(caller, handler, some);
      if (delivered == 0) {
        return attempted;
      }
      // A batch was undone when one of it failed: its hundred go one by one.
      careful = delivered < 0 ? AT_ONCE : Math.max(0, careful - delivered);
      attempted += Math.max(0, delivered);
    }
    return attempted;
  }

  /** Gives how many were delivered or failed for good; -1 when a batch of several was undone. */
  private int deliver(Caller caller, EventHandler handler, int most) {
    List<Delivery> claimed = new ArrayList<>();
    try {
      return db.inTx(caller, tx -> {
        claimed.clear();
        claimed.addAll(Deliveries.claim(tx, handler.name(), most));
        handler.handleAll(tx, claimed.stream().map(Delivery::event).toList());
        Deliveries.done(tx, handler.name(), claimed);
        return claimed.size();
      });
    } catch (RuntimeException e) {
      if (claimed.isEmpty()) {
        throw e;
      }
      if (claimed.size() > 1) {
        return -1;
      }
      Delivery failed = claimed.get(0);
      LOG.warn("handler {} failed on event {}", handler.name(), failed.event().id(), e);
      db.inTx(caller, tx -> Deliveries.failed(tx, handler.name(), failed, e));
      return 1;
    }
  }

  /** Makes a dead or done delivery due again; false when there is none. */
  public boolean replay(Tx tx, java.util.UUID event, String handler) {
    return DeadLetters.replay(tx, event, handler);
  }
}
