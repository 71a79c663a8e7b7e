package io.dotmac.sub.core.webhook;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names one message for one endpoint. */
@Embeddable
public record WebhookDeliveryId(UUID value) implements Id {
  /** A new id. */
  public static WebhookDeliveryId next() {
    return new WebhookDeliveryId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static WebhookDeliveryId parse(String text) {
    return new WebhookDeliveryId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
