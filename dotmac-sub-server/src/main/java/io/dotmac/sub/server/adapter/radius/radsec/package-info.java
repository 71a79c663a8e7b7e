/**
 * RADIUS over TLS: access servers that are known by the name in their certificate. Start at
 * {@link io.dotmac.sub.server.adapter.radius.radsec.RadsecDoor}.
 */
@NullMarked
package io.dotmac.sub.server.adapter.radius.radsec;

import org.jspecify.annotations.NullMarked;
