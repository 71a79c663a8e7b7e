/**
 * Tells other systems what happened: endpoints with their secrets, subscriptions to events, and one
 * delivery for each event and endpoint with every attempt that was made.
 *
 * <p>{@link io.dotmac.sub.core.webhook.WebhookFanOut} turns an event into deliveries in a
 * transaction of its own; {@code core.webhook.queue} hands them to whoever can send, and {@code
 * core.webhook.target} says where to. A message is signed by {@link
 * io.dotmac.sub.core.webhook.WebhookSignature}, which receivers written in Java may use as well. It
 * arrives at least once, always with the same id, and messages about one subject arrive in order.
 */
@NullMarked
package io.dotmac.sub.core.webhook;

import org.jspecify.annotations.NullMarked;
