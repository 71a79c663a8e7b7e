/** The pages about what is watched: alerts, outages, polled devices. */
@NullMarked
package io.dotmac.sub.server.web.admin.monitor;

import org.jspecify.annotations.NullMarked;
