/**
 * SNMP: questions to many devices at once, by one socket and a fixed number of threads. How many
 * are on their way is bounded, in all and for each device; what is beyond waits its turn.
 *
 * <p>Start with {@link io.dotmac.sub.devices.transport.snmp.SnmpClient}.
 */
@NullMarked
package io.dotmac.sub.devices.transport.snmp;

import org.jspecify.annotations.NullMarked;
