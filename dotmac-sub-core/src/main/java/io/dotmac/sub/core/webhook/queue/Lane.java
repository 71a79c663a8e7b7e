package io.dotmac.sub.core.webhook.queue;

import io.dotmac.sub.core.webhook.WebhookEndpointId;
import java.util.List;
import java.util.UUID;

/**
 * An endpoint that this node may send to for a while, and what is due for it.
 *
 * @param token of the lease
 * @param failing whether nothing arrived since the last failure
 * @param sealedSecrets those in use, the one that stays first
 * @param messages in the order in which they may be sent
 */
public record Lane(
    WebhookEndpointId endpoint,
    UUID token,
    String url,
    boolean failing,
    List<String> sealedSecrets,
    List<Outgoing> messages) {
  /** Copies the lists. */
  public Lane {
    sealedSecrets = List.copyOf(sealedSecrets);
    messages = List.copyOf(messages);
  }
}
