package io.dotmac.sub.server.api.notify;

import io.dotmac.sub.core.subscriber.SubscriberId;
import org.jspecify.annotations.Nullable;

/**
 * Asks what a template says.
 *
 * @param subscriberId to whom; absent: to somebody invented
 */
record PreviewTemplate(@Nullable SubscriberId subscriberId) {}
