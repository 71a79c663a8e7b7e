package io.dotmac.sub.server.api.network.plant;

import io.dotmac.sub.core.network.plant.source.GisSourceRun;
import io.dotmac.sub.core.network.plant.source.GisSourceRunId;
import io.dotmac.sub.core.network.plant.source.GisSourceStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a look at a source came to. */
public record GisSourceRunView(
    GisSourceRunId id,
    UUID sourceId,
    Instant startedAt,
    GisSourceStatus status,
    int made,
    int changed,
    int same,
    @Nullable String detail) {
  static GisSourceRunView of(GisSourceRun row) {
    return new GisSourceRunView(
        row.id(),
        row.source(),
        row.startedAt(),
        row.status(),
        row.made(),
        row.changed(),
        row.same(),
        row.detail().orElse(null));
  }
}
