package io.dotmac.sub.server.api.notify;

import io.dotmac.sub.core.notify.Notification;
import io.dotmac.sub.core.notify.NotificationDelivery;
import io.dotmac.sub.core.notify.Notifications;
import io.dotmac.sub.core.tx.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message with what it says, and what the provider said of it.
 *
 * @param body absent where it held a secret
 * @param deliveries the first first
 */
public record NotificationDetailView(
    NotificationView notification,
    @Nullable String body,
    @Nullable String htmlBody,
    List<NotificationDeliveryView> deliveries) {
  static NotificationDetailView of(Tx tx, Notification row) {
    List<NotificationDelivery> deliveries = Notifications.deliveries(tx, row.id());
    return new NotificationDetailView(
        NotificationView.of(row),
        row.body().orElse(null),
        row.htmlBody().orElse(null),
        deliveries.stream().map(NotificationDeliveryView::of).toList());
  }
}
