package io.dotmac.sub.server.api.access.sync;

import io.dotmac.sub.core.access.sync.PasswordFormat;
import io.dotmac.sub.core.access.sync.RadiusSyncJob;
import io.dotmac.sub.core.access.sync.RadiusSyncJobId;
import io.dotmac.sub.core.access.sync.RadiusSyncTerms;
import io.dotmac.sub.server.http.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job that keeps a FreeRADIUS in step, without the password of its database. */
public record RadiusSyncJobView(
    RadiusSyncJobId id,
    String name,
    @Nullable UUID serverId,
    String databaseUrl,
    String databaseUser,
    boolean syncUsers,
    boolean syncNasClients,
    boolean importAccounting,
    PasswordFormat passwordFormat,
    boolean adoptExisting,
    int intervalMinutes,
    boolean isActive,
    @Nullable Instant lastRunAt,
    Instant createdAt,
    Instant updatedAt,
    int version)
    implements Versioned {
  static RadiusSyncJobView of(RadiusSyncJob row) {
    RadiusSyncTerms terms = row.terms();
    return new RadiusSyncJobView(
        row.id(),
        terms.name(),
        terms.serverId(),
        terms.databaseUrl(),
        terms.databaseUser(),
        terms.syncUsers(),
        terms.syncNasClients(),
        terms.importAccounting(),
        terms.passwordFormat(),
        terms.adoptExisting(),
        terms.intervalMinutes(),
        terms.isActive(),
        row.lastRunAt().orElse(null),
        row.createdAt(),
        row.updatedAt(),
        row.version());
  }
}
