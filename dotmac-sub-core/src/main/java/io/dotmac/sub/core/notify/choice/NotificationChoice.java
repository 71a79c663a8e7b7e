package io.dotmac.sub.core.notify.choice;

import io.dotmac.sub.core.notify.template.NotificationCategory;
import io.dotmac.sub.core.notify.template.NotificationChannel;

/** Whether a subscriber wants messages of a category on a channel. */
public record NotificationChoice(
    NotificationCategory category, NotificationChannel channel, boolean isWanted) {}
