/**
 * The fibre plant: cabinets, closures, segments of cable with their strands, splices and splitters.
 * It is a tree that light runs down, from a PON port to ONTs; every strand has an upstream end,
 * towards the OLT, and a downstream end. Start with {@code FiberStrand}.
 */
@NullMarked
package io.dotmac.sub.core.network.plant;

import org.jspecify.annotations.NullMarked;
