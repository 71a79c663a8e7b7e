package io.dotmac.sub.server.adapter.message;

import io.dotmac.sub.core.notify.choice.PushPlatform;
import io.dotmac.sub.core.notify.queue.MessageChannel;
import io.dotmac.sub.core.notify.queue.OutgoingMessage;
import io.dotmac.sub.core.notify.queue.SendOutcome;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.tx.WireName;
import java.util.Map;

/** Sends push messages, each by the platform of its app. */
final class PushChannel implements MessageChannel {
  private final Map<PushPlatform, AppPush> platforms;

  PushChannel(Map<PushPlatform, AppPush> platforms) {
    this.platforms = Map.copyOf(platforms);
  }

  @Override
  public NotificationChannel channel() {
    return NotificationChannel.PUSH;
  }

  @Override
  public String provider(OutgoingMessage message) {
    return WireName.of(platform(message));
  }

  private static PushPlatform platform(OutgoingMessage message) {
    String to = message.recipient();
    return to.startsWith("apns:") ? PushPlatform.APNS : PushPlatform.FCM;
  }

  @Override
  public SendOutcome send(OutgoingMessage message) {
    AppPush push = platforms.get(platform(message));
    String to = message.recipient();
    return push == null
        ? SendOutcome.never("", "no messages go to apps of " + provider(message))
        : push.send(message, to.substring(to.indexOf(':') + 1));
  }

  @Override
  public void close() {
    platforms.values().forEach(AppPush::close);
  }
}
