/**
 * Devices asked by SNMP through {@code dotmac-sub-devices}, for the poller. Start at {@link
 * io.dotmac.sub.server.adapter.snmp.SnmpDevices}.
 */
@NullMarked
package io.dotmac.sub.server.adapter.snmp;

import org.jspecify.annotations.NullMarked;
