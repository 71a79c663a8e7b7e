/**
 * What happened, recorded in the transaction in which it happened. {@link
 * io.dotmac.sub.core.event.DomainEvent} is implemented by each domain's sealed event interface and
 * becomes a row of {@code event_store}; delivery to handlers is the business of {@code
 * core.event.delivery}.
 */
@NullMarked
package io.dotmac.sub.core.event;

import org.jspecify.annotations.NullMarked;
