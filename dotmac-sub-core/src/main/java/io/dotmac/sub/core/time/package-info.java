/**
 * Business dates: half-open ranges and the grid of billing periods. Everything here is a function
 * of dates alone; a zone and a clock are applied once, before a date gets here.
 *
 * <p>Invariant: the n-th boundary of a grid depends on the anchor and on n, never on the boundary
 * before it, so a short month cannot shift the months after it. Start with {@link
 * io.dotmac.sub.core.time.AnchorGrid}.
 */
@NullMarked
package io.dotmac.sub.core.time;

import org.jspecify.annotations.NullMarked;
