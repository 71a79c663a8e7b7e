package io.dotmac.sub.server.api.subscriber;

import org.jspecify.annotations.Nullable;

/**
 * Suspends a subscriber and each of its services.
 *
 * @param reason what people read about why
 */
public record SuspendSubscriber(@Nullable String reason) {}
