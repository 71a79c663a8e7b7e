package io.dotmac.sub.server.api.notify;

import io.dotmac.sub.core.notify.Notification;
import io.dotmac.sub.core.notify.NotificationId;
import io.dotmac.sub.core.notify.NotificationStatus;
import io.dotmac.sub.core.notify.template.NotificationCategory;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message of a list. */
public record NotificationView(
    NotificationId id,
    @Nullable UUID subscriberId,
    NotificationCategory category,
    NotificationChannel channel,
    @Nullable String templateCode,
    String language,
    @Nullable UUID eventId,
    @Nullable UUID campaignId,
    String recipient,
    @Nullable String subject,
    NotificationStatus status,
    int attemptCount,
    @Nullable Instant sendAt,
    @Nullable Instant sentAt,
    @Nullable String error,
    Instant createdAt) {
  static NotificationView of(Notification row) {
    return new NotificationView(
        row.id(),
        row.subscriberId().orElse(null),
        row.category(),
        row.channel(),
        row.templateCode().orElse(null),
        row.language(),
        row.eventId().orElse(null),
        row.campaignId().orElse(null),
        row.recipient(),
        row.subject().orElse(null),
        row.status(),
        row.attemptCount(),
        row.sendAt().orElse(null),
        row.sentAt().orElse(null),
        row.error().orElse(null),
        row.createdAt());
  }
}
