/**
 * REST for webhooks: endpoints and their secrets, subscriptions, deliveries with what was sent and
 * answered, and sending again. What providers of payments send to us is the business of {@code
 * api.billing.online}.
 */
@NullMarked
package io.dotmac.sub.server.api.webhook;

import org.jspecify.annotations.NullMarked;
