package io.dotmac.sub.core.webhook;

import io.dotmac.sub.core.tx.Id;
import io.dotmac.sub.core.tx.Ids;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Names where events are sent to. */
@Embeddable
public record WebhookEndpointId(UUID value) implements Id {
  /** A new id. */
  public static WebhookEndpointId next() {
    return new WebhookEndpointId(Ids.next());
  }

  /** Reads an id as people and URLs write it. */
  public static WebhookEndpointId parse(String text) {
    return new WebhookEndpointId(Id.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
