package io.dotmac.sub.core.access;

import io.dotmac.sub.core.subscriber.Subscriber;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.subscriber.Subscribers;
import io.dotmac.sub.core.subscription.SubscriptionStatus;
import io.dotmac.sub.core.subscription.Subscriptions;
import io.dotmac.sub.core.tx.Tx;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Suspends a subscriber together with each of its services, and takes it back, in one transaction.
 * Reactivating lifts only the locks that the suspension placed: a service that is locked for
 * another reason, or by staff on its own, stays locked.
 */
public final class SubscriberAccess {
  private static final String OWNER = "subscriber";

  private final Subscribers subscribers;
  private final Subscriptions subscriptions;
  private final ServiceLocks locks;

  /** Works through these. */
  public SubscriberAccess(
      Subscribers subscribers, Subscriptions subscriptions, ServiceLocks locks) {
    this.subscribers = subscribers;
    this.subscriptions = subscriptions;
    this.locks = locks;
  }

  /** Suspends the subscriber and locks each service that is not over. */
  public Subscriber suspend(Tx tx, SubscriberId id, @Nullable String reason) {
    Subscriber subscriber = subscribers.suspend(tx, id, reason);
    locks.lockAll(tx, services(tx, id), LockReason.ADMIN, LockEffect.SUSPEND, OWNER, reason);
    return subscriber;
  }

  /** Reactivates the subscriber and lifts the locks that its suspension placed. */
  public Subscriber reactivate(Tx tx, SubscriberId id) {
    Subscriber subscriber = subscribers.reactivate(tx, id);
    locks.releaseOwned(tx, services(tx, id), LockReason.ADMIN, OWNER);
    return subscriber;
  }

  private List<UUID> services(Tx tx, SubscriberId id) {
    return subscriptions.ofSubscriber(tx, id).stream()
        .filter(one -> one.status() != SubscriptionStatus.CANCELED
            && one.status() != SubscriptionStatus.EXPIRED)
        .map(one -> one.id().value())
        .toList();
  }
}
