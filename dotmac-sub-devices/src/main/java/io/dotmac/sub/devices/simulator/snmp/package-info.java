/**
 * An SNMP agent that is not there: it plays what was recorded of a device, over a real socket, to
 * all versions of SNMP, and goes wrong in the ways agents do.
 *
 * <p>Start with {@link io.dotmac.sub.devices.simulator.snmp.SnmpAgentSimulator}.
 */
@NullMarked
package io.dotmac.sub.devices.simulator.snmp;

import org.jspecify.annotations.NullMarked;
