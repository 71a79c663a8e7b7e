/**
 * Changes of a device, as plans: read the state, work out the exact requests and the undo of each,
 * show them, apply them, read back. What is said about a change is always what was read back, never
 * what was hoped for.
 *
 * <p>Start with {@link io.dotmac.sub.devices.plan.Plan}; a driver implements {@link
 * io.dotmac.sub.devices.plan.Change}.
 */
@NullMarked
package io.dotmac.sub.devices.plan;

import org.jspecify.annotations.NullMarked;
