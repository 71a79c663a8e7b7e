/**
 * Reading many devices again and again: which values a device has is data, as maps of names by
 * model, and may be changed without a program; a poller asks for them at times that are spread.
 *
 * <p>Start with {@link io.dotmac.sub.devices.poller.Poller} and {@link
 * io.dotmac.sub.devices.poller.OidMaps}.
 */
@NullMarked
package io.dotmac.sub.devices.poller;

import org.jspecify.annotations.NullMarked;
