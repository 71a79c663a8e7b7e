/**
 * Sends messages to other systems over HTTP: at least once, signed, each endpoint apart from the
 * others, and never to an address that is not allowed. What is due is {@code core.webhook}'s to
 * say. Start at {@link io.dotmac.sub.server.adapter.webhook.WebhookSender}.
 */
@NullMarked
package io.dotmac.sub.server.adapter.webhook;

import org.jspecify.annotations.NullMarked;
