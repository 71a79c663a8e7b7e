/**
 * Outages: many that are lost at once have one cause, and one message is enough. Start at {@link
 * io.dotmac.sub.core.network.outage.OutageWatch}.
 */
@NullMarked
package io.dotmac.sub.core.network.outage;

import org.jspecify.annotations.NullMarked;
