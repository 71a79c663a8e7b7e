/**
 * What providers tell us: each message is verified, stored as it came, and only then looked at. The
 * same message counts once, and one that could not be processed is tried again. A message about a
 * charge is a reason to ask the provider; what it says itself is not believed, since messages
 * overtake each other. Start with {@link io.dotmac.sub.billing.gateway.event.ReceiveWebhook}.
 */
@NullMarked
package io.dotmac.sub.billing.gateway.event;

import org.jspecify.annotations.NullMarked;
