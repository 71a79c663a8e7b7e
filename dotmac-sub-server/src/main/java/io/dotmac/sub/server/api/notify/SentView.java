package io.dotmac.sub.server.api.notify;

import java.util.List;

/** The messages that were queued: one, or one for each app. */
public record SentView(List<NotificationView> notifications) {}
