package io.dotmac.sub.core.webhook;

import java.util.List;

/** Entities and column converters of this package, for the session factory. */
public final class WebhookEntities {
  /** All of them. */
  public static final List<Class<?>> ALL = List.of(
      WebhookEndpoint.class,
      WebhookSecret.class,
      WebhookSubscription.class,
      WebhookDelivery.class,
      WebhookDeliveryStatus.Column.class);

  private WebhookEntities() {}
}
