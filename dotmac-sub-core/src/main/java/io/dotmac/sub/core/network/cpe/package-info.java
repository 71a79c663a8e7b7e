/**
 * What stands at subscribers': equipment with its ports and VLANs, ONTs, whom they serve, and what
 * was last read of them. One constraint keeps an ONT in one place, another a service to one ONT.
 * Start with {@code OntAssignment}.
 */
@NullMarked
package io.dotmac.sub.core.network.cpe;

import org.jspecify.annotations.NullMarked;
