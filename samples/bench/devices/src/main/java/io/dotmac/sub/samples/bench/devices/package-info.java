/** Devices over SSH, measured beside OpenSSH. Start with {@code DeviceBench}. */
@NullMarked
package io.dotmac.sub.samples.bench.devices;

import org.jspecify.annotations.NullMarked;
