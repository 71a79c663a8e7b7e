/**
 * Events for those who read along: in one stable order, with a cursor that never passes over an
 * event whose transaction was late to commit. Start at {@link
 * io.dotmac.sub.core.event.feed.EventFeed}.
 */
@NullMarked
package io.dotmac.sub.core.event.feed;

import org.jspecify.annotations.NullMarked;
