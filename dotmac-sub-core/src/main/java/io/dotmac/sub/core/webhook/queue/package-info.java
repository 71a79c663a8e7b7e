/**
 * The deliveries that are due, for whoever sends them: taken by endpoint under a lease, sent with
 * no transaction open, and recorded as a set. A lease that runs out hands the endpoint to another
 * node. Start at {@link io.dotmac.sub.core.webhook.queue.SendQueue}.
 */
@NullMarked
package io.dotmac.sub.core.webhook.queue;

import org.jspecify.annotations.NullMarked;
