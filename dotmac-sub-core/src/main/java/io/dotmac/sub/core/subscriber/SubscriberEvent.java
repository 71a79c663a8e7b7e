package io.dotmac.sub.core.subscriber;

import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.core.event.EventContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a subscriber. */
public sealed interface SubscriberEvent extends DomainEvent {
  /** Whom it is about. */
  SubscriberId subscriber();

  @Override
  default EventContext context() {
    return EventContext.ofSubscriber(subscriber().value());
  }

  /** There is a new subscriber. */
  record SubscriberCreated(SubscriberId subscriber, String number, SubscriberStatus status)
      implements SubscriberEvent {
    @Override
    public String type() {
      return "subscriber.created";
    }
  }

  /** Details changed, or the status changed in a way that has no event of its own. */
  record SubscriberUpdated(SubscriberId subscriber, String number, SubscriberStatus status)
      implements SubscriberEvent {
    @Override
    public String type() {
      return "subscriber.updated";
    }
  }

  /** All services of the subscriber are to be cut off. */
  record SubscriberSuspended(
      SubscriberId subscriber, String number, @Nullable String reason) implements SubscriberEvent {
    @Override
    public String type() {
      return "subscriber.suspended";
    }
  }

  /** The subscriber is served again, but for what other locks hold. */
  record SubscriberReactivated(SubscriberId subscriber, String number) implements SubscriberEvent {
    @Override
    public String type() {
      return "subscriber.reactivated";
    }
  }

  /** A service of the subscriber was slowed down and nothing stricter holds it. */
  record SubscriberThrottled(SubscriberId subscriber, UUID subscription, String reason)
      implements SubscriberEvent {
    @Override
    public String type() {
      return "subscriber.throttled";
    }

    @Override
    public EventContext context() {
      return EventContext.ofSubscription(subscriber.value(), subscription);
    }
  }
}
