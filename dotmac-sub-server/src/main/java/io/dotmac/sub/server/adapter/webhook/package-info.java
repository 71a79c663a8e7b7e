/**
 * Sends messages to other systems over HTTP: at least once, signed, each endpoint apart from the
 * others, and never to an address that is not allowed. Start at {@link
 * io.dotmac.sub.server.adapter.webhook.WebhookSender}; what is due is {@code core.webhook}'s to say.
 */
@NullMarked
package io.dotmac.sub.server.adapter.webhook;

import org.jspecify.annotations.NullMarked;
