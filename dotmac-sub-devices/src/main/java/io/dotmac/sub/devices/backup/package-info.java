/**
 * Configurations of devices as they are kept: without secrets and without what changes by itself,
 * and what differs between two. Pure.
 *
 * <p>Start with {@link io.dotmac.sub.devices.backup.ConfigText}.
 */
@NullMarked
package io.dotmac.sub.devices.backup;

import org.jspecify.annotations.NullMarked;
