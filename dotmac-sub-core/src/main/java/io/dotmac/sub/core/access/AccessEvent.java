package io.dotmac.sub.core.access;

import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.core.event.EventContext;
import java.util.UUID;

/** What happened to the locks of a service. */
public sealed interface AccessEvent extends DomainEvent {
  /** Whom the service belongs to. */
  UUID subscriber();

  /** The service. */
  UUID subscription();

  @Override
  default EventContext context() {
    return EventContext.ofSubscription(subscriber(), subscription());
  }

  /** A lock was placed, or an open one became stricter. */
  record LockPlaced(
      UUID subscriber, UUID subscription, LockReason reason, LockEffect effect, String owner)
      implements AccessEvent {
    @Override
    public String type() {
      return "enforcement_lock.created";
    }
  }

  /** A lock was lifted; others may still hold the service. */
  record LockReleased(UUID subscriber, UUID subscription, LockReason reason)
      implements AccessEvent {
    @Override
    public String type() {
      return "enforcement_lock.resolved";
    }
  }
}
