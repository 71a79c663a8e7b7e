/**
 * A server that manages equipment at customers' premises, with equipment behind it: not there, but
 * over real sockets, and with what goes wrong.
 *
 * <p>Start with {@link io.dotmac.sub.devices.simulator.acs.SimulatedAcs}.
 */
@NullMarked
package io.dotmac.sub.devices.simulator.acs;

import org.jspecify.annotations.NullMarked;
