package io.dotmac.sub.server.api.usage;

import io.dotmac.sub.core.usage.UsageRecord;
import io.dotmac.sub.core.usage.UsageRecordId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Growth of the traffic of a service, counted once. */
public record UsageRecordView(
    UsageRecordId id,
    UUID subscriptionId,
    @Nullable UUID quotaBucketId,
    @Nullable UUID sessionId,
    String source,
    Instant recordedAt,
    Long octetsIn,
    Long octetsOut) {
  static UsageRecordView of(UsageRecord row) {
    return new UsageRecordView(
        row.id(),
        row.subscriptionId(),
        row.quotaBucketId().orElse(null),
        row.sessionId().orElse(null),
        row.source(),
        row.recordedAt(),
        row.octetsIn(),
        row.octetsOut());
  }
}
