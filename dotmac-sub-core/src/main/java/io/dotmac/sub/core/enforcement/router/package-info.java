/**
 * Routers that hold back suspended services by what they keep themselves: lists of addresses that
 * their firewall matches, and accounts of PPP. What a router was told is written down before it is
 * told, so that it is taken back whatever happens. Start at {@link
 * io.dotmac.sub.core.enforcement.router.RouterEnforcer}.
 */
@NullMarked
package io.dotmac.sub.core.enforcement.router;

import org.jspecify.annotations.NullMarked;
