/**
 * What is watched in the demo: devices that answer SNMP with values that move, and what was read of
 * them before. What a line carries follows from the time alone ({@link
 * io.dotmac.sub.server.demo.watch.Traffic}), so the past that is written down and the counters of
 * the simulated agents agree. Start at {@link io.dotmac.sub.server.demo.watch.DemoWatch}.
 */
@NullMarked
package io.dotmac.sub.server.demo.watch;

import org.jspecify.annotations.NullMarked;
