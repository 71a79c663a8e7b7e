/**
 * Campaigns: one template for all subscribers of a segment, queued some hundred at a time, so that
 * it goes on where it stood when a server ends, and can be stopped. Start at {@link
 * io.dotmac.sub.core.notify.campaign.Campaigns}.
 */
@NullMarked
package io.dotmac.sub.core.notify.campaign;

import org.jspecify.annotations.NullMarked;
