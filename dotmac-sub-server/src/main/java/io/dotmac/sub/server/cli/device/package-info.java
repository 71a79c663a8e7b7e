/**
 * Commands that look at network devices and change them, without any database. Start with {@link
 * io.dotmac.sub.server.cli.device.DeviceCommand}.
 */
@NullMarked
package io.dotmac.sub.server.cli.device;

import org.jspecify.annotations.NullMarked;
