/**
 * What subscribers connect through: network access servers, and the RADIUS clients that may ask on
 * their behalf. Start at {@link io.dotmac.sub.core.access.nas.NasDevices} and {@link
 * io.dotmac.sub.core.access.nas.RadiusClients}.
 */
@NullMarked
package io.dotmac.sub.core.access.nas;

import org.jspecify.annotations.NullMarked;
