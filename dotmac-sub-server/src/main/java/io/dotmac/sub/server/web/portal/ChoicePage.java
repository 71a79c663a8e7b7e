package io.dotmac.sub.server.web.portal;

import io.dotmac.sub.core.notify.choice.Choices;
import io.dotmac.sub.core.notify.choice.NotificationChoice;
import io.dotmac.sub.core.notify.choice.NotificationChoices;
import io.dotmac.sub.core.notify.template.NotificationCategory;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.tx.WireName;
import io.dotmac.sub.server.web.Visit;
import io.dotmac.sub.server.web.admin.message.MessageLog;
import io.dotmac.sub.server.web.admin.message.MessagePages;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Filters;
import io.dotmac.sub.server.web.part.Rows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * What a customer wants to be told, and what was sent to them.
 *
 * @param groups the channels, each with its categories
 */
public record ChoicePage(Errors errors, List<Group> groups, Rows<MessagePages.Row> sent) {
  /** What can be chosen about one category. */
  public record Group(String label, List<Filters.Option> choices) {}

  static ChoicePage of(Visit visit, UUID subscriber) {
    Choices choices = NotificationChoices.of(visit.tx(), new SubscriberId(subscriber));
    List<Group> groups = new ArrayList<>();
    for (NotificationCategory category : NotificationCategory.values()) {
      if (category.isOptional()) {
        groups.add(group(visit, choices, category));
      }
    }
    return new ChoicePage(
        Errors.NONE, List.copyOf(groups), Rows.of(MessageLog.sent(visit, subscriber)));
  }

  private static Group group(Visit visit, Choices choices, NotificationCategory category) {
    List<Filters.Option> options = new ArrayList<>();
    for (NotificationChannel channel : NotificationChannel.values()) {
      options.add(new Filters.Option(
          wire(category, channel),
          visit.name("message_channel", WireName.of(channel)),
          choices.wants(category, channel)));
    }
    return new Group(visit.name("message_category", WireName.of(category)), List.copyOf(options));
  }

  private static String wire(NotificationCategory category, NotificationChannel channel) {
    return WireName.of(category) + " " + WireName.of(channel);
  }

  /** All choices, as the form says which are wanted. */
  static List<NotificationChoice> chosen(Collection<String> wanted) {
    List<NotificationChoice> chosen = new ArrayList<>();
    for (NotificationCategory category : NotificationCategory.values()) {
      if (category.isOptional()) {
        for (NotificationChannel channel : NotificationChannel.values()) {
          chosen.add(
              new NotificationChoice(category, channel, wanted.contains(wire(category, channel))));
        }
      }
    }
    return chosen;
  }
}
