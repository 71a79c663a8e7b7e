/**
 * What there is to say about a device before anybody talks to it: where it is, who it must prove to
 * be, what it may be asked at once; and the few ways in which talking to it fails ({@link
 * io.dotmac.sub.devices.device.DeviceError}). Values only: nothing here opens a connection.
 */
@NullMarked
package io.dotmac.sub.devices.device;

import org.jspecify.annotations.NullMarked;
