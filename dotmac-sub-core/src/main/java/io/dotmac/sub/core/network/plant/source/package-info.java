/**
 * Other systems that publish the plant: where, how often they are looked at, and what was found.
 * Start with {@link io.dotmac.sub.core.network.plant.source.GisSources}.
 */
@NullMarked
package io.dotmac.sub.core.network.plant.source;

import org.jspecify.annotations.NullMarked;
