/**
 * What can be asked of equipment at customers' premises, through the server that manages it.
 *
 * <p>Start with {@link io.dotmac.sub.devices.cpe.CpeDriver}.
 */
@NullMarked
package io.dotmac.sub.devices.cpe;

import org.jspecify.annotations.NullMarked;
