package io.dotmac.sub.server.adapter.webhook;

import io.dotmac.sub.core.webhook.target.TargetRules;
import java.time.Duration;

/**
 * How messages are sent by one node.
 *
 * @param targets what may be called
 * @param connect the longest time until a connection stands
 * @param total the longest time a request may take, with its answer
 * @param window how long a round begins new requests
 * @param lease how long an endpoint is this node's; longer than a round
 * @param slots requests at the same time in all
 * @param slotsPerEndpoint requests at the same time to one endpoint
 */
public record WebhookOptions(
    TargetRules targets,
    Duration connect,
    Duration total,
    Duration window,
    Duration lease,
    int slots,
    int slotsPerEndpoint) {
  /** Rejects a lease that would run out during a round. */
  public WebhookOptions {
    if (lease.compareTo(window.plus(total)) <= 0) {
      throw new IllegalArgumentException("the lease must be longer than window and total together");
    }
  }

  /** Ten seconds a request, eight requests at a time for an endpoint. */
  public static WebhookOptions standard(TargetRules targets) {
    return new WebhookOptions(
        targets,
        Duration.ofSeconds(4),
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        128,
        8);
  }

  /** The same with other limits of time, for who cannot wait. */
  public WebhookOptions timed(Duration newTotal, Duration newWindow, Duration newLease) {
    return new WebhookOptions(
        targets, newTotal, newTotal, newWindow, newLease, slots, slotsPerEndpoint);
  }
}
