/**
 * Sites, the devices at them with their interfaces, and VLANs. Start with {@code PopSite}.
 */
@NullMarked
package io.dotmac.sub.core.network.site;

import org.jspecify.annotations.NullMarked;
