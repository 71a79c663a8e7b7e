package io.dotmac.sub.server.api.notify;

import io.dotmac.sub.core.notify.choice.Choices;
import io.dotmac.sub.core.notify.choice.NotificationChoice;
import java.util.List;

/** What a subscriber wants to be told, by category and channel. */
public record ChoicesView(List<NotificationChoice> choices) {
  static ChoicesView of(Choices choices) {
    return new ChoicesView(choices.all());
  }
}
