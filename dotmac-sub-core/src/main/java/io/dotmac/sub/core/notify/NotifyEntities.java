package io.dotmac.sub.core.notify;

import io.dotmac.sub.core.notify.choice.PushPlatform;
import io.dotmac.sub.core.notify.choice.PushToken;
import io.dotmac.sub.core.notify.template.NotificationCategory;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.notify.template.NotificationTemplate;
import java.util.List;

/** Entities and column converters of messages, for the session factory. */
public final class NotifyEntities {
  /** All of them. */
  public static final List<Class<?>> ALL = List.of(
      NotificationTemplate.class,
      Notification.class,
      NotificationDelivery.class,
      PushToken.class,
      NotificationCategory.Column.class,
      NotificationChannel.Column.class,
      NotificationStatus.Column.class,
      NotificationDeliveryStatus.Column.class,
      PushPlatform.Column.class);

  private NotifyEntities() {}
}
