package io.dotmac.sub.core.subscription;

import java.util.List;

/** The entities and columns of this package, for the session factory. */
public final class SubscriptionEntities {
  /** All of them. */
  public static final List<Class<?>> ALL = List.of(
      Subscription.class,
      SubscriptionAddOn.class,
      SubscriptionLifecycleEvent.class,
      SubscriptionChangeRequest.class,
      SubscriptionStatus.Column.class,
      DiscountType.Column.class,
      LifecycleEventType.Column.class,
      ChangeTiming.Column.class,
      ChangeStatus.Column.class);

  private SubscriptionEntities() {}
}
