package io.dotmac.sub.server.adapter.message;

import io.dotmac.sub.core.notify.choice.NotificationChoice;
import io.dotmac.sub.core.notify.queue.OutgoingMessage;
import io.dotmac.sub.core.notify.template.NotificationCategory;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.secret.TokenHash;
import io.dotmac.sub.core.subscriber.SubscriberId;
import io.dotmac.sub.core.tx.WireName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * Links by which who gets a mail says, without signing in, that they want no more of its kind. A
 * link is for one subscriber, category and channel; only we can make one, and it works for as long
 * as the key that signed it is kept.
 */
public final class UnsubscribeLinks {
  /** Where links lead, below the address of the portals. */
  public static final String PATH = "/messages/unsubscribe";

  private final TokenHash hash;

  /** Signs by those keys. */
  public UnsubscribeLinks(Keyring keys) {
    this.hash = new TokenHash(keys, "unsubscribe");
  }

  /** Who wants no more of what. */
  public record Leaving(SubscriberId subscriber, NotificationChoice choice) {}

  /** The link for a message; none where the provider has no host. */
  Optional<String> link(OutgoingMessage message) {
    UUID subscriber = message.subscriber();
    if (subscriber == null || message.sender().url().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(message.sender().url() + PATH + "?token="
        + URLEncoder.encode(
            token(subscriber, message.category(), message.channel()), StandardCharsets.UTF_8));
  }

  /** What proves that a link is ours. */
  public String token(UUID subscriber, NotificationCategory category, NotificationChannel channel) {
    String said = subscriber + "~" + WireName.of(category) + "~" + WireName.of(channel);
    return said + "~" + hash.of(said);
  }

  /** What a link says; nothing when it is not ours. */
  public Optional<Leaving> read(String token) {
    String[] parts = token.split("~", 4);
    if (parts.length != 4 || !hash.matches(parts[0] + "~" + parts[1] + "~" + parts[2], parts[3])) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Leaving(
          SubscriberId.parse(parts[0]),
          new NotificationChoice(
              WireName.parse(NotificationCategory.class, parts[1]),
              WireName.parse(NotificationChannel.class, parts[2]),
              false)));
    } catch (ProblemException older) {
      return Optional.empty();
    }
  }
}
