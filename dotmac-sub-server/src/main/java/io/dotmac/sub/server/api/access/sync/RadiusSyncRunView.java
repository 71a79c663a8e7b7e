package io.dotmac.sub.server.api.access.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.dotmac.sub.core.access.sync.RadiusSyncJobId;
import io.dotmac.sub.core.access.sync.RadiusSyncKind;
import io.dotmac.sub.core.access.sync.RadiusSyncRun;
import io.dotmac.sub.core.access.sync.RadiusSyncRunId;
import io.dotmac.sub.core.access.sync.RadiusSyncStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What one run changed in the database of a FreeRADIUS, or would have. */
public record RadiusSyncRunView(
    RadiusSyncRunId id,
    RadiusSyncJobId jobId,
    RadiusSyncKind kind,
    RadiusSyncStatus status,
    Instant startedAt,
    @Nullable Instant finishedAt,
    int usersCreated,
    int usersUpdated,
    int usersRemoved,
    int clientsCreated,
    int clientsUpdated,
    int clientsRemoved,
    @Nullable String error,
    JsonNode details) {
  static RadiusSyncRunView of(RadiusSyncRun row) {
    return new RadiusSyncRunView(
        row.id(),
        row.job(),
        row.kind(),
        row.status(),
        row.startedAt(),
        row.finishedAt().orElse(null),
        row.users().created(),
        row.users().updated(),
        row.users().removed(),
        row.clients().created(),
        row.clients().updated(),
        row.clients().removed(),
        row.error().orElse(null),
        row.details());
  }
}
