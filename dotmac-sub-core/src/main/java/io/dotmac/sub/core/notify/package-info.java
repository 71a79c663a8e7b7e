/**
 * Messages to customers: what an event, a member of staff or a campaign says, to whom, on which
 * channel, and what became of it.
 *
 * <p>{@link io.dotmac.sub.core.notify.NotificationHandler} turns events into rows; {@code
 * core.notify.queue} hands them to whoever can send; {@code core.notify.template} has the words and
 * {@code core.notify.choice} what people want. A message is sent at least once, always with the
 * same id; one event makes it once. Start at {@link io.dotmac.sub.core.notify.Notifications}.
 */
@NullMarked
package io.dotmac.sub.core.notify;

import org.jspecify.annotations.NullMarked;
