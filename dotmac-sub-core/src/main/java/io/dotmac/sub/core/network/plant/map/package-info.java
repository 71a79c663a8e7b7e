/**
 * The plant on a map: what lies in a rectangle, by layers, in degrees of WGS84. Start with {@link
 * io.dotmac.sub.core.network.plant.map.MapLayer}.
 */
@NullMarked
package io.dotmac.sub.core.network.plant.map;

import org.jspecify.annotations.NullMarked;
