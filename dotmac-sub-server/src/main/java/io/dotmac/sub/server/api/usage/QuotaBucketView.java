package io.dotmac.sub.server.api.usage;

import io.dotmac.sub.core.usage.QuotaBucket;
import io.dotmac.sub.core.usage.QuotaBucketId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a service may use in a period, and has used. */
public record QuotaBucketView(
    QuotaBucketId id,
    UUID subscriptionId,
    Instant periodStart,
    Instant periodEnd,
    @Nullable Long includedOctets,
    Long usedOctets,
    Long rolloverOctets,
    Long toppedUpOctets) {
  static QuotaBucketView of(QuotaBucket row) {
    return new QuotaBucketView(
        row.id(),
        row.subscriptionId(),
        row.periodStart(),
        row.periodEnd(),
        row.includedOctets().orElse(null),
        row.usedOctets(),
        row.rolloverOctets(),
        row.toppedUpOctets());
  }
}
