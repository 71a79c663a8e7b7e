/**
 * The ways to a device: an interactive command line over SSH, byte streams and HTTP. What a device
 * prints is put on a {@link io.dotmac.sub.devices.transport.Screen} as a terminal would, pagers and
 * alarms are taken out, and a reply ends only where the device's own prompt does.
 *
 * <p>Start with {@link io.dotmac.sub.devices.transport.CliSession}.
 */
@NullMarked
package io.dotmac.sub.devices.transport;

import org.jspecify.annotations.NullMarked;
