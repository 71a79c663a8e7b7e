package io.dotmac.sub.core.notify.template;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said on one channel in one language: a tenant's own template, or a built-in one.
 *
 * @param eventType the event that sends it; absent: people and campaigns do
 * @param subject absent where the channel has none
 * @param htmlBody a mail's own HTML; absent: it is made from the body
 * @param isActive whether it is sent
 */
public record Wording(
    String code,
    @Nullable String eventType,
    NotificationCategory category,
    NotificationChannel channel,
    String language,
    @Nullable String subject,
    String body,
    @Nullable String htmlBody,
    boolean isActive) {
  /** A message, ready to be read. */
  public record Rendered(
      @Nullable String subject, String body, @Nullable String htmlBody) {}

  /** The message for whom these values are. */
  public Rendered render(Map<String, Object> values) {
    return new Rendered(
        subject == null ? null : MessageText.of(subject).line(values),
        MessageText.of(body).plain(values).strip(),
        htmlBody == null ? null : MessageText.of(htmlBody).html(values));
  }
}
