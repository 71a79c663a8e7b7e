package io.dotmac.sub.server.adapter.message;

import io.dotmac.sub.core.notify.choice.PushPlatform;
import io.dotmac.sub.core.notify.queue.MessageChannel;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which channels an installation has.
 *
 * @param smtp mails
 * @param twilio SMS
 * @param fcm push messages to apps that are registered with Firebase
 * @param apns push messages to apps that are registered with Apple
 */
public record MessageChannels(
    Optional<SmtpOptions> smtp,
    Optional<TwilioOptions> twilio,
    Optional<FcmOptions> fcm,
    Optional<ApnsOptions> apns) {
  /** No channel: nothing can be sent. */
  public static final MessageChannels NONE =
      new MessageChannels(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Makes them.
   *
   * @param total the longest time a call of a provider may take
   * @throws IOException when a file they need cannot be used
   */
  public List<MessageChannel> open(UnsubscribeLinks links, Duration total, Clock clock)
      throws IOException {
    List<MessageChannel> channels = new ArrayList<>();
    smtp.ifPresent(options -> channels.add(new SmtpChannel(options, links)));
    twilio.ifPresent(options -> channels.add(new TwilioChannel(options, total)));
    Map<PushPlatform, AppPush> platforms = new EnumMap<>(PushPlatform.class);
    fcm.ifPresent(options -> platforms.put(PushPlatform.FCM, new FcmPush(options, total, clock)));
    if (apns.isPresent()) {
      platforms.put(PushPlatform.APNS, new ApnsPush(apns.get(), total));
    }
    if (!platforms.isEmpty()) {
      channels.add(new PushChannel(platforms));
    }
    return channels;
  }
}
