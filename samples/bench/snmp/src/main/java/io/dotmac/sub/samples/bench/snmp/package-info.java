/** SNMP requests, walks and polls, measured beside net-snmp. Start with {@code SnmpBench}. */
@NullMarked
package io.dotmac.sub.samples.bench.snmp;

import org.jspecify.annotations.NullMarked;
