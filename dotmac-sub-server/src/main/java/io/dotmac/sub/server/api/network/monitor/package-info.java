/** REST about what is watched: polled devices, what interfaces carry, alerts, outages. */
@NullMarked
package io.dotmac.sub.server.api.network.monitor;

import org.jspecify.annotations.NullMarked;
