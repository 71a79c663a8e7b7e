package io.dotmac.sub.core.subscriber;

import java.util.List;

/** The entities and columns of this package, for the session factory. */
public final class SubscriberEntities {
  /** All of them. */
  public static final List<Class<?>> ALL = List.of(
      Organization.class,
      Reseller.class,
      Subscriber.class,
      SubscriberStatus.Column.class,
      Gender.Column.class,
      ContactMethod.Column.class,
      PreferredPayment.Column.class);

  private SubscriberEntities() {}
}
