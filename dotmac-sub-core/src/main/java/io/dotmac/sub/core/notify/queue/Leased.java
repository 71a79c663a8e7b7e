package io.dotmac.sub.core.notify.queue;

import io.dotmac.sub.core.notify.template.NotificationCategory;
import io.dotmac.sub.core.notify.template.NotificationChannel;
import io.dotmac.sub.core.notify.template.Wording;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tx.WireJson;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message that a node has taken and no other will, until its lease runs out.
 *
 * @param token proves that the node still has it
 * @param sealed what nobody else may read, if that is what it says
 */
public record Leased(
    UUID token,
    UUID id,
    @Nullable UUID subscriber,
    NotificationCategory category,
    NotificationChannel channel,
    String language,
    String recipient,
    Wording.Rendered text,
    @Nullable String sealed,
    OutgoingMessage.Sender sender) {
  /** As it is sent. */
  public OutgoingMessage open(SecretBox secrets) {
    Wording.Rendered said =
        sealed == null ? text : WireJson.read(secrets.decrypt(sealed), Wording.Rendered.class);
    return new OutgoingMessage(
        id, subscriber, category, channel, language, recipient, said, sender);
  }

  /** Without what it says. */
  @Override
  public String toString() {
    return "Leased[" + id + "]";
  }
}
