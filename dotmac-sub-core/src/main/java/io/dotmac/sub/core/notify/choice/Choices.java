package io.dotmac.sub.core.notify.choice;

import io.dotmac.sub.core.notify.template.NotificationCategory;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.tx.WireName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All choices of one subscriber: what was said, and the rule where nothing was. */
public final class Choices {
  private final Map<String, Boolean> said = new HashMap<>();
  private final boolean marketing;

  /**
   * Reads what the database gives.
   *
   * @param said each as category, channel and true or false, with blanks between them
   * @param marketing whether the subscriber wants marketing where nothing else was said
   */
  public Choices(String @Nullable [] said, boolean marketing) {
    this.marketing = marketing;
    for (String each : said == null ? new String[0] : said) {
      int end = each.lastIndexOf(' ');
      this.said.put(each.substring(0, end), Boolean.valueOf(each.substring(end + 1)));
    }
  }

  /** Whether a message of that category may go on that channel. */
  public boolean wants(NotificationCategory category, NotificationChannel channel) {
    if (!category.isOptional()) {
      return true;
    }
    boolean rule = category != NotificationCategory.MARKETING || marketing;
    return said.getOrDefault(WireName.of(category) + " " + WireName.of(channel), rule);
  }

  /** Each that there can be. */
  public List<NotificationChoice> all() {
    List<NotificationChoice> all = new ArrayList<>();
    Arrays.stream(NotificationCategory.values())
        .filter(NotificationCategory::isOptional)
        .forEach(category -> {
          for (NotificationChannel channel : NotificationChannel.values()) {
            all.add(new NotificationChoice(category, channel, wants(category, channel)));
          }
        });
    return all;
  }
}
