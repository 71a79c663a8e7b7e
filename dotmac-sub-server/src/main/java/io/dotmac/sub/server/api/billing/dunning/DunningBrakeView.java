package io.dotmac.sub.server.api.billing.dunning;

import io.dotmac.sub.billing.dunning.DunningBrake;
import io.dotmac.sub.billing.dunning.DunningBrakeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why services are, or were, not restricted though steps were due. */
public record DunningBrakeView(
    DunningBrakeId id,
    String cause,
    String detail,
    Instant engagedAt,
    @Nullable Instant releasedAt) {
  static DunningBrakeView of(DunningBrake row) {
    return new DunningBrakeView(
        row.id(), row.cause(), row.detail(), row.engagedAt(), row.releasedAt().orElse(null));
  }
}
