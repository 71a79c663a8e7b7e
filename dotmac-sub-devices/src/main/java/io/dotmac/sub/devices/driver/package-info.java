/**
 * Drivers, found by {@link java.util.ServiceLoader}, and what each of them is given: the way to its
 * device with one writer, a bounded number of sessions, and a breaker for devices that do not
 * answer.
 *
 * <p>Start with {@link io.dotmac.sub.devices.driver.Devices}; a vendor implements {@link
 * io.dotmac.sub.devices.driver.DriverProvider}.
 */
@NullMarked
package io.dotmac.sub.devices.driver;

import org.jspecify.annotations.NullMarked;
