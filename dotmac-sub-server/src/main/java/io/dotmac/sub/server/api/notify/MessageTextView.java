package io.dotmac.sub.server.api.notify;

import io.dotmac.sub.core.notify.template.Wording;
import org.jspecify.annotations.Nullable;

/** A message as it would be read. */
public record MessageTextView(
    @Nullable String subject, String body, @Nullable String htmlBody) {
  static MessageTextView of(Wording.Rendered text) {
    return new MessageTextView(text.subject(), text.body(), text.htmlBody());
  }
}
