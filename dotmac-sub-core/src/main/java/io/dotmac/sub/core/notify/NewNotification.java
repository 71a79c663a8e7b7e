package io.dotmac.sub.core.notify;

import io.dotmac.sub.core.notify.template.MessageText;
import io.dotmac.sub.core.notify.template.NotificationCategory;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.notify.template.NotificationTemplates;
import io.dotmac.sub.core.notify.template.Wording;
import io.dotmac.sub.core.problem.Checks;
import io.dotmac.sub.core.subscriber.SubscriberId;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sends to a subscriber: by a template, or in words of their own.
 *
 * @param templateCode a template that no event is needed for; absent: subject and body say it
 * @param subject of a mail, or the title of a push message
 * @param category service unless said otherwise; a template has its own
 */
public record NewNotification(
    SubscriberId subscriberId,
    NotificationChannel channel,
    @Nullable String templateCode,
    @Nullable String subject,
    @Nullable String body,
    @Nullable NotificationCategory category) {
  void check() {
    Checks checks = new Checks();
    checks.present("/subscriber_id", subscriberId).present("/channel", channel);
    if (templateCode == null) {
      words(checks);
    } else {
      checks
          .rule(subject == null, "/subject", "template", "the template has its own subject")
          .rule(body == null, "/body", "template", "the template has its own text");
    }
    checks.done();
  }

  private void words(Checks checks) {
    boolean mail = channel == NotificationChannel.EMAIL;
    checks.required("/body", body, channel == NotificationChannel.SMS ? 1_600 : 10_000);
    if (mail) {
      checks.required("/subject", subject, 200);
    }
    checks
        .rule(
            channel != NotificationChannel.SMS || subject == null,
            "/subject",
            "channel",
            "an SMS has no subject")
        .text("/subject", subject, 200)
        .rule(
            subject == null || subject.chars().noneMatch(Character::isISOControl),
            "/subject",
            "character",
            "one line without control characters was expected")
        .rule(
            category == null || category.isOptional(),
            "/category",
            "category",
            "only the server writes about how to sign in and about alerts");
    names(checks, "/subject", subject);
    names(checks, "/body", body);
  }

  private static void names(Checks checks, String pointer, @Nullable String text) {
    if (text == null) {
      return;
    }
    MessageText.flaw(text).ifPresent(flaw -> checks.rule(false, pointer, "template", flaw));
    if (MessageText.flaw(text).isEmpty()) {
      Set<String> missing = new TreeSet<>(MessageText.of(text).names());
      missing.removeAll(NotificationTemplates.ALWAYS);
      checks.rule(
          missing.isEmpty(),
          pointer,
          "unknown_variable",
          "nothing gives a value for {{" + String.join("}}, {{", missing) + "}}; there are "
              + String.join(", ", new TreeSet<>(NotificationTemplates.ALWAYS)));
    }
  }

  /** The words themselves, as if a template had them. */
  Wording wording(String language) {
    return new Wording(
        "",
        null,
        category == null ? NotificationCategory.SERVICE : category,
        channel,
        language,
        subject,
        String.valueOf(body),
        null,
        true);
  }
}
