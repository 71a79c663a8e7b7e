/**
 * OLTs from the shelf down to the PON port, with their power units and modules. Start with {@code
 * OltDevice}.
 */
@NullMarked
package io.dotmac.sub.core.network.olt;

import org.jspecify.annotations.NullMarked;
