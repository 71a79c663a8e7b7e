package io.dotmac.sub.core.subscription;

import io.dotmac.sub.core.catalog.offer.OfferId;
import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.core.event.EventContext;
import io.dotmac.sub.core.subscriber.SubscriberId;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a service. */
public sealed interface SubscriptionEvent extends DomainEvent {
  /** Which service, whose, and who owes. */
  Subject subject();

  /** Which service, whose, and who owes. */
  record Subject(SubscriptionId subscription, SubscriberId subscriber, UUID account) {
    static Subject of(Subscription subscription) {
      return new Subject(subscription.id(), subscription.subscriber(), subscription.account());
    }
  }

  @Override
  default EventContext context() {
    return new EventContext(
        subject().subscriber().value(),
        subject().account(),
        subject().subscription().value(),
        null,
        null);
  }

  /** There is a new service. */
  record SubscriptionCreated(Subject subject, OfferId offer, SubscriptionStatus status)
      implements SubscriptionEvent {
    @Override
    public String type() {
      return "subscription.created";
    }
  }

  /** It is served from {@code startOn} on. */
  record SubscriptionActivated(Subject subject, OfferId offer, LocalDate startOn)
      implements SubscriptionEvent {
    @Override
    public String type() {
      return "subscription.activated";
    }
  }

  /** It is not served for now. */
  record SubscriptionSuspended(
      Subject subject, LocalDate effectiveOn, @Nullable String reason)
      implements SubscriptionEvent {
    @Override
    public String type() {
      return "subscription.suspended";
    }
  }

  /** It is served again. */
  record SubscriptionResumed(Subject subject, LocalDate effectiveOn) implements SubscriptionEvent {
    @Override
    public String type() {
      return "subscription.resumed";
    }
  }

  /** It was ended before its time, or before it began. */
  record SubscriptionCanceled(
      Subject subject, LocalDate effectiveOn, @Nullable String reason)
      implements SubscriptionEvent {
    @Override
    public String type() {
      return "subscription.canceled";
    }
  }

  /** Its time was over. */
  record SubscriptionExpired(Subject subject, LocalDate effectiveOn) implements SubscriptionEvent {
    @Override
    public String type() {
      return "subscription.expired";
    }
  }

  /** It is on a plan that costs more, or as much, from that day on. */
  record SubscriptionUpgraded(
      Subject subject, OfferId fromOffer, OfferId toOffer, LocalDate effectiveOn)
      implements SubscriptionEvent {
    @Override
    public String type() {
      return "subscription.upgraded";
    }
  }

  /** It is on a plan that costs less from that day on. */
  record SubscriptionDowngraded(
      Subject subject, OfferId fromOffer, OfferId toOffer, LocalDate effectiveOn)
      implements SubscriptionEvent {
    @Override
    public String type() {
      return "subscription.downgraded";
    }
  }

  /** Its time will be over on that day; {@code renews} says whether it goes on by itself. */
  record SubscriptionExpiring(Subject subject, LocalDate expiresOn, boolean renews)
      implements SubscriptionEvent {
    @Override
    public String type() {
      return "subscription.expiring";
    }
  }
}
