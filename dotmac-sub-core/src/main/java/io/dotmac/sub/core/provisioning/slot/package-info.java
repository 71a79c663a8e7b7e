/**
 * The hours in which technicians visit subscribers, and which of them are free. Pure. Start at
 * {@link io.dotmac.sub.core.provisioning.slot.Visits}.
 */
@NullMarked
package io.dotmac.sub.core.provisioning.slot;

import org.jspecify.annotations.NullMarked;
