package io.dotmac.sub.server.api.notify;

import io.dotmac.sub.core.subscriber.SubscriberId;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;

/**
 * Sends what a template says to an address of one's own.
 *
 * @param recipient an address, a number, or an app as platform, colon and token
 * @param subscriberId to whom it speaks; absent: to somebody invented
 */
record TestTemplate(@NotBlank String recipient, @Nullable SubscriberId subscriberId) {}
