package io.dotmac.sub.server.adapter.message;

import io.dotmac.sub.core.notify.queue.OutgoingMessage;
import io.dotmac.sub.core.notify.template.NotificationCategory;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.notify.template.Wording;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Messages for the tests of those who send them. */
final class Outgoing {
  static final OutgoingMessage.Sender LAGOON =
      new OutgoingMessage.Sender("https://lagoon.example", "Lagoon Broadband é", "");

  private Outgoing() {}

  static OutgoingMessage mail(String to, String subject, String body) {
    return message(NotificationChannel.EMAIL, NotificationCategory.BILLING, to, subject, body);
  }

  static OutgoingMessage sms(String to, String body) {
    return message(NotificationChannel.SMS, NotificationCategory.BILLING, to, null, body);
  }

  static OutgoingMessage push(String to, String body) {
    return message(NotificationChannel.PUSH, NotificationCategory.USAGE, to, "Data", body);
  }

  static OutgoingMessage message(
      NotificationChannel channel,
      NotificationCategory category,
      String to,
      String subject,
      String body) {
    return new OutgoingMessage(
        UUID.randomUUID(),
        UUID.randomUUID(),
        category,
        channel,
        "en",
        to,
        new Wording.Rendered(subject, body, null),
        LAGOON);
  }

  static SmtpOptions smtp(int port) {
    return new SmtpOptions(
        "127.0.0.1",
        port,
        SmtpOptions.Security.NONE,
        Optional.empty(),
        "billing@lagoon.example",
        Duration.ofSeconds(2),
        null);
  }
}
