/**
 * The queue of messages: hands out what is due, and writes down what became of it. A {@link
 * io.dotmac.sub.core.notify.queue.MessageChannel} is what sends; it is called with no transaction
 * open. Start at {@link io.dotmac.sub.core.notify.queue.Outbox}.
 */
@NullMarked
package io.dotmac.sub.core.notify.queue;

import org.jspecify.annotations.NullMarked;
