package io.dotmac.sub.server.api.billing.run;

import io.dotmac.sub.billing.run.BillingRun;
import io.dotmac.sub.billing.run.BillingRunId;
import io.dotmac.sub.billing.run.BillingRunStatus;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A billing run and its progress. */
public record BillingRunView(
    BillingRunId id,
    LocalDate runDate,
    BillingRunStatus status,
    String requestedBy,
    Instant startedAt,
    @Nullable Instant finishedAt,
    int accountsPlanned,
    int chunksPlanned,
    int chunksDone,
    int subscriptionsScanned,
    int subscriptionsBilled,
    int invoicesCreated,
    int linesCreated,
    int creditNotesCreated,
    int skipped,
    @Nullable String error,
    @Nullable Instant voidedAt,
    @Nullable String voidReason) {
  static BillingRunView of(BillingRun row) {
    return new BillingRunView(
        row.id(),
        row.date(),
        row.status(),
        row.requestedBy(),
        row.startedAt(),
        row.finishedAt().orElse(null),
        row.accountsPlanned(),
        row.chunksPlanned(),
        row.chunksDone(),
        row.subscriptionsScanned(),
        row.subscriptionsBilled(),
        row.invoicesCreated(),
        row.linesCreated(),
        row.creditNotesCreated(),
        row.skipped(),
        row.error().orElse(null),
        row.voidedAt().orElse(null),
        row.voidReason().orElse(null));
  }
}
