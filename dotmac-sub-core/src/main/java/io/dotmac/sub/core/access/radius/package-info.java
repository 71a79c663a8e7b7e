/**
 * What the RADIUS server is told by staff: its own addresses, and profiles with their attributes,
 * for an offer or for one credential. Changes reach the running server within a second. Start with
 * {@link io.dotmac.sub.core.access.radius.RadiusProfile}.
 */
@NullMarked
package io.dotmac.sub.core.access.radius;

import org.jspecify.annotations.NullMarked;
