package io.dotmac.sub.core.enforcement;

import io.dotmac.sub.core.access.LockEffect;
import io.dotmac.sub.core.access.LockReason;
import io.dotmac.sub.core.access.ServiceLocks;
import io.dotmac.sub.core.subscriber.Subscriber;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.tx.Tx;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Suspends a subscriber with all services, and serves again. Each service gets a lock of its own;
 * reactivation lifts those locks and no other, so a service that is locked for another reason stays
 * off.
 */
public final class SuspendSubscriber {
  /** The owner of the locks that this places. */
  public static final String OWNER = "subscriber";

  private final Subscribers subscribers;
  private final ServiceLocks locks;

  /** Works through these services. */
  public SuspendSubscriber(Subscribers subscribers, ServiceLocks locks) {
    this.subscribers = subscribers;
    this.locks = locks;
  }

  /** Suspends the subscriber and locks each service that has not ended. */
  public Subscriber suspend(Tx tx, SubscriberId id, @Nullable String reason) {
    Subscriber subscriber = subscribers.suspend(tx, id, reason);
    locks.lockAll(tx, services(tx, id), LockReason.ADMIN, LockEffect.SUSPEND, OWNER, reason);
    return subscriber;
  }

  /** Serves the subscriber again, but for what other locks hold. */
  public Subscriber reactivate(Tx tx, SubscriberId id) {
    Subscriber subscriber = subscribers.reactivate(tx, id);
    locks.releaseOwned(tx, services(tx, id), LockReason.ADMIN, OWNER);
    return subscriber;
  }

  private static List<UUID> services(Tx tx, SubscriberId id) {
    return tx.session()
        .createSelectionQuery(
            "select s.id.value from Subscription s where s.subscriber = :subscriber"
                + " and s.status not in (CANCELED, EXPIRED)",
            UUID.class)
        .setParameter("subscriber", id)
        .getResultList();
  }
}
