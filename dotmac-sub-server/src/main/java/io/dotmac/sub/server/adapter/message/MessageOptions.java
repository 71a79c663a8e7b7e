package io.dotmac.sub.server.adapter.message;

import java.time.Duration;

/**
 * How messages are sent by one node.
 *
 * @param slots messages at the same time on each channel
 * @param lease how long a message is this node's; longer than sending it takes
 * @param total the longest time a call of a provider may take
 */
public record MessageOptions(int slots, Duration lease, Duration total) {
  /** Four at a time on each channel, and fifteen seconds for each. */
  public static final MessageOptions STANDARD =
      new MessageOptions(4, Duration.ofMinutes(2), Duration.ofSeconds(15));

  /** Rejects a lease that would run out while a message is sent. */
  public MessageOptions {
    if (lease.compareTo(total) <= 0) {
      throw new IllegalArgumentException("the lease must be longer than a call may take");
    }
  }
}
