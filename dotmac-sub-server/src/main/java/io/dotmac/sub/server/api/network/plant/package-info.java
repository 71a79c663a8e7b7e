/**
 * What can be asked of the fibre plant as a whole: traces, figures, and the map. Start with {@link
 * io.dotmac.sub.server.api.network.plant.TraceResources}.
 */
@NullMarked
package io.dotmac.sub.server.api.network.plant;

import org.jspecify.annotations.NullMarked;
