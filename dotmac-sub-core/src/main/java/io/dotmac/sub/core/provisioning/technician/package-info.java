/**
 * Who goes to subscribers' places. Start at {@link
 * io.dotmac.sub.core.provisioning.technician.Technicians}.
 */
@NullMarked
package io.dotmac.sub.core.provisioning.technician;

import org.jspecify.annotations.NullMarked;
