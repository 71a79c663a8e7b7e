package io.dotmac.sub.core.network.poll;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a polled device is, as far as it says.
 *
 * @param isAnswering whether it answered when it was last asked; null: it was never asked
 * @param missed how often in a row it did not answer
 * @param error why it did not, or what of it could not be read
 */
public record TargetState(
    UUID snmpTargetId,
    @Nullable Boolean isAnswering,
    int missed,
    @Nullable String error,
    @Nullable Instant lastPollAt,
    @Nullable Instant lastAnswerAt,
    Instant nextPollAt,
    @Nullable String systemName,
    @Nullable String systemDescription,
    @Nullable Long uptimeSeconds,
    @Nullable BigDecimal cpuPercent,
    @Nullable BigDecimal memoryPercent,
    @Nullable BigDecimal temperatureC) {}
