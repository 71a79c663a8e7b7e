/**
 * What a driver must pass before it may be trusted with a network: contracts run against a
 * simulated device of its vendor, over lines that are cut into pieces, disturbed and cut off. Each
 * result is compared with the state the device is really in.
 *
 * <p>Start with {@link io.dotmac.sub.devices.conformance.OltContract}; a vendor gives an {@link
 * io.dotmac.sub.devices.conformance.OltSubject}. The runner is {@link
 * io.dotmac.sub.devices.conformance.ConformanceRunner}.
 */
@NullMarked
package io.dotmac.sub.devices.conformance;

import org.jspecify.annotations.NullMarked;
