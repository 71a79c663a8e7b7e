/**
 * Events over HTTP: the log, the feed behind a cursor, the stream, what integrators tell, and the
 * deliveries to handlers. For staff and programs only: what concerns one customer is on that
 * customer's pages. Start at {@link io.dotmac.sub.server.api.event.EventResource}.
 */
@NullMarked
package io.dotmac.sub.server.api.event;

import org.jspecify.annotations.NullMarked;
