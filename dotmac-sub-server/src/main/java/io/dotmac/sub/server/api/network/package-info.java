/**
 * Addresses over HTTP: pools, their blocks, what is held, and what is assigned to services. Start
 * with {@link io.dotmac.sub.server.api.network.IpPoolResource}.
 */
@NullMarked
package io.dotmac.sub.server.api.network;

import org.jspecify.annotations.NullMarked;
