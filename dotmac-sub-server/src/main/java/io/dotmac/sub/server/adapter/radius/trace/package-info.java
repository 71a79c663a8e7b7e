/**
 * Packets as they come and go, for whoever looks for a fault: readable, without passwords, and only
 * while somebody looks. Start at {@link io.dotmac.sub.server.adapter.radius.trace.PacketTrace}.
 */
@NullMarked
package io.dotmac.sub.server.adapter.radius.trace;

import org.jspecify.annotations.NullMarked;
