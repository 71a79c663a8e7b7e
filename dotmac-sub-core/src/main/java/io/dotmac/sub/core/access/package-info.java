/**
 * Whether and how fast a service may use the network. {@link
 * io.dotmac.sub.core.access.ServiceLocks} places and lifts the typed locks of a service; {@link
 * io.dotmac.sub.core.access.DesiredAccess} is the pure function from status, locks and speeds to
 * the state the network must have. A lock belongs to one service and to one reason: lifting one
 * leaves the others. Start with {@code DesiredAccess}.
 */
@NullMarked
package io.dotmac.sub.core.access;

import org.jspecify.annotations.NullMarked;
