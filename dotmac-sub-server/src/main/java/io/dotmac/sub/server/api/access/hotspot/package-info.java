/** REST for hotspots: batches of vouchers with their cards, and vouchers one by one. */
@NullMarked
package io.dotmac.sub.server.api.access.hotspot;

import org.jspecify.annotations.NullMarked;
