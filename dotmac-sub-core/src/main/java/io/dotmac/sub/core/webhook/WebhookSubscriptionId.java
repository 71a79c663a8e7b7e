package io.dotmac.sub.core.webhook;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names which events an endpoint gets. */
@Embeddable
public record WebhookSubscriptionId(UUID value) implements Id {
  /** A new id. */
  public static WebhookSubscriptionId next() {
    return new WebhookSubscriptionId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static WebhookSubscriptionId parse(String text) {
    return new WebhookSubscriptionId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
