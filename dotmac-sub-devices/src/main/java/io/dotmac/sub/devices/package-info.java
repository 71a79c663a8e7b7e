/**
 * Network devices of an access provider: a leaf that knows no database and no other module of ours.
 *
 * <p>Start with {@code driver.Devices}, which opens a driver; what a driver can do is in {@code
 * olt} and its neighbours, and how a change is made in {@code plan}.
 */
@NullMarked
package io.dotmac.sub.devices;

import org.jspecify.annotations.NullMarked;
