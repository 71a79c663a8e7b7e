package io.dotmac.sub.core.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One time a message was sent.
 *
 * @param number counted from 1
 * @param startedAt by the system clock, as the receiver saw it in {@code webhook-timestamp}
 * @param responseStatus absent when no answer came
 * @param responseBody its beginning
 * @param error why it failed; absent when the receiver took it
 */
public record WebhookAttempt(
    int number,
    Instant startedAt,
    int tookMs,
    @Nullable Integer responseStatus,
    @Nullable String responseBody,
    @Nullable String error) {}
