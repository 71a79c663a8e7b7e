package io.dotmac.sub.core.notify.queue;

import io.dotmac.sub.core.notify.template.NotificationCategory;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.notify.template.Wording;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that is due.
 *
 * @param id the same at every attempt
 * @param subscriber whom it is for; absent for people who are no subscribers
 * @param text what it says, opened
 * @param sender who sends it
 */
public record OutgoingMessage(
    UUID id,
    @Nullable UUID subscriber,
    NotificationCategory category,
    NotificationChannel channel,
    String language,
    String recipient,
    Wording.Rendered text,
    Sender sender) {
  /**
   * The provider a message is from.
   *
   * @param url of its portals, without a slash at its end; empty when it has no host
   * @param name as readers see it
   * @param replyTo where answers go; empty for where it came from
   */
  public record Sender(String url, String name, String replyTo) {}

  /** Without what it says. */
  @Override
  public String toString() {
    return "OutgoingMessage[" + id + "]";
  }
}
