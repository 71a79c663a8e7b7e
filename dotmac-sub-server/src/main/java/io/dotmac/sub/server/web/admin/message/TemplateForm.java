package io.dotmac.sub.server.web.admin.message;

import io.dotmac.sub.core.notify.template.NotificationCategory;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.notify.template.NotificationTemplateTerms;
import io.dotmac.sub.core.notify.template.Wording;
import io.dotmac.sub.core.tx.WireName;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The words of a template as they were typed.
 *
 * @param fixed whether code, channel and language are given
 * @param subscriber the number of whom a preview is for; empty for somebody invented
 * @param recipient where a test goes
 */
record TemplateForm(
    boolean fixed,
    String code,
    String name,
    String event,
    String channel,
    String language,
    String subject,
    String body,
    String htmlBody,
    boolean isActive,
    String subscriber,
    String recipient) {
  static TemplateForm blank() {
    return new TemplateForm(false, "", "", "", "email", "en", "", "", "", true, "", "");
  }

  static TemplateForm of(Wording wording, String name, String subscriber) {
    return new TemplateForm(
        true,
        wording.code(),
        name.isEmpty() ? wording.code() : name,
        text(wording.eventType()),
        WireName.of(wording.channel()),
        wording.language(),
        text(wording.subject()),
        wording.body(),
        text(wording.htmlBody()),
        wording.isActive(),
        subscriber,
        "");
  }

  static TemplateForm of(MultivaluedMap<String, String> sent) {
    return new TemplateForm(
        value(sent, "fixed").equals("yes"),
        value(sent, "code"),
        value(sent, "name"),
        value(sent, "event_type"),
        value(sent, "channel"),
        value(sent, "language"),
        value(sent, "subject"),
        // Browsers send the ends of lines as RFC 2046 has them.
        value(sent, "body").replace("\r\n", "\n"),
        value(sent, "html_body").replace("\r\n", "\n"),
        value(sent, "active").equals("yes"),
        value(sent, "subscriber"),
        value(sent, "recipient"));
  }

  private static String value(MultivaluedMap<String, String> sent, String field) {
    return Objects.requireNonNullElse(sent.getFirst(field), "").strip();
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  /** The channel; e-mail where none was chosen. */
  NotificationChannel chosen() {
    return Arrays.stream(NotificationChannel.values())
        .filter(each -> WireName.of(each).equals(channel))
        .findFirst()
        .orElse(NotificationChannel.EMAIL);
  }

  NotificationTemplateTerms terms() {
    NotificationCategory category = NotificationCategory.of(event.isEmpty() ? code : event);
    return new NotificationTemplateTerms(
        code,
        name.isEmpty() ? code : name,
        orNull(event),
        category,
        chosen(),
        language,
        chosen() == NotificationChannel.SMS ? null : orNull(subject),
        body,
        chosen() == NotificationChannel.EMAIL ? orNull(htmlBody) : null,
        isActive);
  }
}
