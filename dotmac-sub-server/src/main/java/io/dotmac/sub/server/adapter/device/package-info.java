/**
 * Orders carried out on devices through {@code dotmac-sub-devices}. Start at {@link
 * io.dotmac.sub.server.adapter.device.DeviceWork}.
 */
@NullMarked
package io.dotmac.sub.server.adapter.device;

import org.jspecify.annotations.NullMarked;
