package io.dotmac.sub.server.api.notify;

import io.dotmac.sub.core.notify.template.NotificationCategory;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.notify.template.NotificationTemplates;
import io.dotmac.sub.core.notify.template.Wording;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is said unless a provider says it otherwise.
 *
 * @param variables the names that a template of that code can use
 */
public record BuiltInTemplateView(
    String code,
    @Nullable String eventType,
    NotificationCategory category,
    NotificationChannel channel,
    String language,
    @Nullable String subject,
    String body,
    Set<String> variables) {
  static BuiltInTemplateView of(NotificationTemplates templates, Wording wording) {
    return new BuiltInTemplateView(
        wording.code(),
        wording.eventType(),
        wording.category(),
        wording.channel(),
        wording.language(),
        wording.subject(),
        wording.body(),
        templates.offered(wording.code(), wording.eventType()));
  }
}
