package io.dotmac.sub.server.api.notify;

import io.dotmac.sub.core.notify.template.NotificationCategory;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.notify.template.NotificationTemplate;
import io.dotmac.sub.core.notify.template.NotificationTemplateId;
import io.dotmac.sub.core.notify.template.NotificationTemplateTerms;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a provider says in its own words. */
public record NotificationTemplateView(
    NotificationTemplateId id,
    String code,
    String name,
    @Nullable String eventType,
    NotificationCategory category,
    NotificationChannel channel,
    String language,
    @Nullable String subject,
    String body,
    @Nullable String htmlBody,
    boolean isActive,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static NotificationTemplateView of(NotificationTemplate row) {
    NotificationTemplateTerms terms = row.terms();
    return new NotificationTemplateView(
        row.id(),
        terms.code(),
        terms.name(),
        terms.eventType(),
        terms.categoryOrUsual(),
        terms.channel(),
        terms.language(),
        terms.subject(),
        terms.body(),
        terms.htmlBody(),
        terms.isActive(),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
