/**
 * Connections to addresses that a tenant has typed: made only to those that are allowed, whatever
 * their names lead to.
 */
@NullMarked
package io.dotmac.sub.server.outbound;

import org.jspecify.annotations.NullMarked;
