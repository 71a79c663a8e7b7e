/**
 * What interfaces of polled devices carry: counters become bits a second, samples become hours and
 * days, and months of them go when nobody keeps them. Start at {@link
 * io.dotmac.sub.core.network.traffic.Counters}.
 */
@NullMarked
package io.dotmac.sub.core.network.traffic;

import org.jspecify.annotations.NullMarked;
