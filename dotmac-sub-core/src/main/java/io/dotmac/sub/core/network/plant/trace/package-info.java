/**
 * Follows light through the fibre plant, from any place up to the PON port and down to ONTs, and
 * adds up what it loses. {@code Losses} and {@link
 * io.dotmac.sub.core.network.plant.trace.Verdict} are the arithmetic; one recursive statement finds
 * the way. Start with {@code FiberTraces}.
 */
@NullMarked
package io.dotmac.sub.core.network.plant.trace;

import org.jspecify.annotations.NullMarked;
